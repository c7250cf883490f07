"""What a trial paper says, as plain frozen dataclasses; imports the standard library only."""
