"""A Word file read back by python-docx, with the pages that LibreOffice makes of it."""

import io
import os
import subprocess

import docx
import pymupdf

# In points: A4, and the margins of 20, 20, 30 and 15 mm.
WIDTH, HEIGHT = 595.3, 841.9
TOP, BOTTOM, LEFT, RIGHT = 56.7, 56.7, 85.05, 42.5
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Document:
    """One file with the pages that LibreOffice makes of it."""

    def __init__(self, content, folder, name):
        (folder / f"{name}.docx").write_bytes(content)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder,
             folder / f"{name}.docx"],
            check=True, stdout=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)})
        self.docx = docx.Document(io.BytesIO(content))
        self.pdf = pymupdf.open(folder / f"{name}.pdf")

    @property
    def body(self):
        """The paragraphs that say something, with spaces that break and that don't alike."""
        return [paragraph.text.replace("\xa0", " ") for paragraph in self.docx.paragraphs if paragraph.text.strip()]

    def lines(self, page):
        """The lines of a page: text, box, and the spans."""
        found = []
        for block in self.pdf[page].get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                text = "".join(span["text"] for span in line["spans"])
                if text.strip():
                    found.append((text.strip(), pymupdf.Rect(line["bbox"]), line["spans"]))
        return found

    def line(self, page, text):
        found = [line for line in self.lines(page) if text in line[0]]
        assert found, f"no line says {text!r}: {[line[0] for line in self.lines(page)]}"
        return found[0]

    def rules(self, page):
        """The boxes of horizontal rules."""
        boxes = {tuple(drawing["rect"]) for drawing in self.pdf[page].get_drawings()}
        return [box for box in map(pymupdf.Rect, boxes) if box.height < 2 and box.width > 20]
