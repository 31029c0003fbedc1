"""The last touch on a written PDF: what WeasyPrint names wrongly or makes up."""

import io
import re
import uuid

import pikepdf

from tympan.model import Edition
from tympan.press.ink import CONDITION

# WeasyPrint draws a new identifier for every file it writes.
MADE_UP = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def finished(pdf: bytes, edition: Edition) -> bytes:
    """The file with its printing condition named as registered, and nothing random in it."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for intent in file.Root.OutputIntents:
            intent.OutputConditionIdentifier = pikepdf.String(CONDITION)
            intent.OutputCondition = pikepdf.String("Offset on coated paper, ISO 12647-2:2004")
            intent.RegistryName = pikepdf.String("http://www.color.org")
            intent.Info = pikepdf.String("Coated FOGRA39 (ISO 12647-2:2004)")
        for page in file.pages:
            if "/Annots" in page:
                del page.Annots
        for held in file.objects:
            if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
                held.Interpolate = False
        own = uuid.uuid5(uuid.NAMESPACE_URL, edition.identifier)
        metadata = file.Root.Metadata
        metadata.write(MADE_UP.sub(str(own).encode(), metadata.read_bytes()))
        if "/ID" in file.trailer:
            del file.trailer["/ID"]
        out = io.BytesIO()
        file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
