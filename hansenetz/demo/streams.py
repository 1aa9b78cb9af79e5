"""Turns the descriptions of the content files into the blocks of a page's text."""

from hansenetz.demo.markdown import Block, rich
from hansenetz.demo.records import Record


def stream_of(pieces: list[Record]) -> list[Block]:
    """Return a block for each piece: text, heading, list or steps."""
    return [_block(piece) for piece in pieces]


def _block(piece: Record) -> Block:
    for name in ("list", "steps"):
        if name in piece:
            items = piece.words(name)
            piece.finish()
            return {"type": name, "value": items}
    if "heading" in piece:
        heading = piece.text("heading")
        piece.finish()
        return {"type": "heading", "value": heading}
    text = piece.text("text")
    piece.finish()
    return {"type": "text", "value": f"<p>{rich(text)}</p>"}
