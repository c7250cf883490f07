"""The salt or ester that a text writes behind a drug's name: `hydrochloride`, `sodium`, `medoxomil`.

The vocabulary lists the active part; the word behind it belongs to the name but does not change which drug is meant.
Other words make another compound of it (`triphosphate`, `methyl ester`).
"""

from __future__ import annotations

import re

from kg.model.document import Span

_SALTS = (
    "acetate", "alafenamide", "aspartate", "besilate", "besylate", "bisulfate", "bitartrate", "bromide", "butyrate",
    "calcium", "camsylate", "chloride", "cilexetil", "citrate", "decanoate", "diethylamine", "dihydrochloride",
    "dimeglumine", "dipropionate", "disodium", "enanthate", "esylate", "etexilate", "ethanolamine", "fumarate",
    "furoate", "gluconate", "HBr", "HCl", "hemifumarate", "hyclate", "hydrobromide", "hydrochloride",
    "hydrogen fumarate", "lactate", "lysine", "malate", "maleate", "magnesium", "medoxomil", "mesilate", "mesylate",
    "methanesulfonate", "nitrate", "oleate", "olamine", "oxalate", "palmitate", "pamoate", "phosphate", "pivoxil",
    "potassium", "propionate", "proxetil", "sodium", "sodium phosphate", "sodium succinate", "succinate", "sulfate",
    "sulphate", "tartrate", "tosilate", "tosylate", "trihydrate", "trometamol", "tromethamine", "valerate",
    "xinafoate",
)  # fmt: skip
_SALT = re.compile(rf"[ \u00a0](?:{'|'.join(sorted(_SALTS, key=len, reverse=True))})(?![\w-])")
#: Behind these words `sodium` or `calcium` is the beginning of something else: `losartan sodium channel`.
_ELSE = re.compile(
    r"[ \u00a0](?:channels?|antagonists?|blockers?|levels?|concentrations?|intake|excretion|supplement\w*)\b"
)

_DERIVATIVE = re.compile(
    r"[ \u00a0-](?:amino-?nucleoside|(?:mono|di|tri|pyro)phosphate|(?:methyl|ethyl) ester|glucuronide|N-oxide)s?"
    r"(?![\w-])"
)


def with_salt(text: str, drug: Span) -> Span:
    """The span of the drug's name with the salt behind it, if there is one."""
    match = _SALT.match(text, drug.end)
    if match is None or _ELSE.match(text, match.end()):
        return drug
    return Span(drug.start, match.end())


def as_derivative(text: str, drug: Span) -> Span | None:
    """The span of another compound that is named after the drug (`puromycin aminonucleoside`), if there is one."""
    match = _DERIVATIVE.match(text, drug.end)
    return Span(drug.start, match.end()) if match else None
