"""What spaCy itself says of a text, and the documents of a text file (for make_golden.py and compare.py).

Needs the package spacy 3.8 from PyPI. kg itself never uses it: the reference is for tests only.
"""

from pathlib import Path


def documents(path):
    """[(name, text)] of a text file: the whole file, or one document a line if it is named *.lines.txt."""
    text = Path(path).read_bytes().decode("utf8")
    name = Path(path).name
    if not name.endswith(".lines.txt"):
        return [(name, text)]
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return [(f"{name}:{number}", line) for number, line in enumerate(lines, 1)]


def load(model):
    """The pipeline in the directory `model`, as published (components that it disables stay disabled)."""
    import warnings

    import spacy

    warnings.simplefilter("ignore")
    nlp = spacy.load(model)
    nlp.max_length = 1 << 30
    return nlp


def entity_tag(token):
    """B-GPE, I-GPE or O."""
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
