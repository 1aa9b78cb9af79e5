"""Turns the Markdown of content/seiten.yaml into the blocks of a page's text."""

import re
from collections.abc import Iterator
from html import escape

Block = dict[str, object]
TABLE_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^)\s]+|/[^)\s]*)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ITEM = re.compile(r"^- ", re.MULTILINE)


def blocks_of(text: str) -> list[Block]:
    """Return heading, text, note and table blocks; neighbouring paragraphs and lists share one text block."""
    blocks: list[Block] = []
    for block in map(_block, _parts(text)):
        if blocks and block["type"] == "text" == blocks[-1]["type"]:
            blocks[-1]["value"] = f"{blocks[-1]['value']}{block['value']}"
        else:
            blocks.append(block)
    return blocks


def rich(text: str) -> str:
    """Return inline Markdown as the HTML that the editor writes."""
    lines = escape(text, quote=False).replace("\\\n", "<br/>").replace("\n", " ")
    return LINK.sub(r'<a href="\2">\1</a>', BOLD.sub(r"<b>\1</b>", lines))


def paragraph(text: str) -> str:
    """Return plain text as a paragraph of HTML."""
    return f"<p>{escape(text.strip(), quote=False)}</p>"


def _parts(text: str) -> Iterator[str]:
    return (part.strip("\n") for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _block(part: str) -> Block:
    if part.startswith("### "):
        return {"type": "subheading", "value": part[4:].strip()}
    if part.startswith("## "):
        return {"type": "heading", "value": part[3:].strip()}
    if part.startswith(">"):
        quote = "\n".join(line.lstrip("> ") for line in part.splitlines())
        return {"type": "note", "value": f"<p>{rich(quote)}</p>"}
    if part.startswith("|"):
        return {"type": "table", "value": _table(part)}
    if part.startswith("- "):
        items = "".join(f"<li>{rich(item.strip())}</li>" for item in ITEM.split(part) if item.strip())
        return {"type": "text", "value": f"<ul>{items}</ul>"}
    return {"type": "text", "value": f"<p>{rich(part)}</p>"}


def _table(part: str) -> dict[str, object]:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in part.splitlines()
        if not TABLE_RULE.match(line)
    ]
    return {"caption": "", "head": rows[0], "rows": rows[1:]}
