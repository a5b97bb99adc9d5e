"""CoNLL-U, the plain-text form of a parse: read and written.

The format is Universal Dependencies' own (ten tab-separated columns, one word a line, a blank line after each
sentence). Names stand in MISC as Name=B-PER and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.errors import UnreadableInput


@dataclass(slots=True)
class TreebankSentence:
    """One sentence as a treebank gives it; heads count from 1, 0 is the root."""

    text: str = ""
    document: str = ""
    starts_document: bool = False
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    """Whether white space follows the word."""
    comments: list[str] = field(default_factory=list)

    @property
    def names_annotated(self) -> bool:
        return "# names = not annotated" not in self.comments


def read_conllu(lines: Iterable[str], *, where: str = "CoNLL-U") -> Iterator[TreebankSentence]:
    r"""The sentences of a CoNLL-U file; empty nodes are left out, of a multiword token its words are kept.

    Raises UnreadableInput where a line has not the ten columns.

    >>> rows = ["# text = Talks end.", "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_",
    ...         "2\tend\tend\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No", "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_", ""]
    >>> [(s.words, s.heads, s.spaces) for s in read_conllu(rows)]
    [(['Talks', 'end', '.'], [2, 0, 2], [True, False, True])]
    """
    sentence, document, multiword = TreebankSentence(), "", (0, 0, True)
    starts = False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if not line:
            if sentence.words:
                yield sentence
            sentence = TreebankSentence(document=document)
            starts = False
        elif line.startswith("#"):
            if line.startswith("# newdoc"):
                document, starts = line.partition("=")[2].strip(), True
            elif line.startswith("# text ="):
                sentence.text = line[len("# text =") :].strip(" ")
            sentence.comments.append(line)
            sentence.document, sentence.starts_document = document, starts
        else:
            multiword = _add_line(sentence, line, multiword, f"{where}, line {number}")
    if sentence.words:
        yield sentence


def _add_line(
    sentence: TreebankSentence, line: str, multiword: tuple[int, int, bool], where: str
) -> tuple[int, int, bool]:
    columns = line.split("\t")
    if len(columns) != 10:
        raise UnreadableInput(f"{where}: {len(columns)} columns", remedy="CoNLL-U has ten, separated by tabs")
    number, misc = columns[0], columns[9]
    spaced = "SpaceAfter=No" not in misc.split("|")
    if "." in number:
        return multiword
    if "-" in number:
        first, last = number.split("-")
        return int(first), int(last), spaced
    first_word, last_word, spaced_after = multiword
    if first_word <= int(number) <= last_word:
        spaced = spaced_after and int(number) == last_word
        multiword = (0, 0, True) if int(number) == last_word else multiword
    sentence.words.append(columns[1].replace(" ", "_"))
    sentence.lemmas.append(columns[2])
    sentence.upos.append(columns[3])
    sentence.xpos.append(columns[4])
    sentence.heads.append(int(columns[6]))
    sentence.deprels.append(columns[7])
    sentence.names.append(
        next((f[5:] for f in misc.split("|") if f.startswith("Name=") and f[5:7] in ("B-", "I-")), "O")
    )
    sentence.spaces.append(spaced)
    return multiword
