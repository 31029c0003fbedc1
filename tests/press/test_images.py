"""Pictures on their way into an EPUB."""

import importlib
import io
import struct
from pathlib import Path
from zlib import compress, crc32

import pytest
from PIL import Image

from tympan.diagnostic import Fault
from tympan.press import images
from tympan.press.images import MOST_PIXELS, pictures


def saved(picture: Image.Image, file: Path, kind: str = "PNG", **settings: object) -> bytes:
    """A picture written to a file, and its bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, kind, **settings)
    return file.read_bytes()


def prepared(folder: Path, source: str) -> Image.Image:
    """The picture that a reader will be shown for a source."""
    [picture] = pictures(folder, [source])
    return Image.open(io.BytesIO(picture.data))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_picture_that_every_reader_can_show_is_left_as_it_is(tmp_path: Path, mode: str) -> None:
    data = saved(Image.new(mode, (30, 20)), tmp_path / "a.png")
    [picture] = pictures(tmp_path, ["a.png"])
    assert (picture.data, picture.media_type) == (data, "image/png")


@pytest.mark.parametrize(("mode", "solid"), [("LA", "L"), ("RGBA", "RGB")])
def test_what_can_be_seen_through_becomes_white(tmp_path: Path, mode: str, solid: str) -> None:
    saved(Image.new(mode, (30, 20)), tmp_path / "a.png")
    made = prepared(tmp_path, "a.png")
    assert (made.mode, made.convert("L").getpixel((5, 5))) == (solid, 255)


def test_a_picture_of_too_many_bytes_becomes_a_jpeg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    data = saved(noise, tmp_path / "a.png")
    monkeypatch.setattr(images, "MOST_BYTES", len(data) // 2)
    [picture] = pictures(tmp_path, ["a.png"])
    assert (picture.path, picture.media_type) == ("images/a.jpg", "image/jpeg")
    assert len(picture.data) < len(data)


def test_names_become_ascii_and_stay_apart(tmp_path: Path) -> None:
    sources = ["a/Öl 1.png", "b/öl-1.png", "이충현.jpg", "cover.jpg"]
    for source in sources:
        saved(Image.new("L", (2, 2)), tmp_path / source, "PNG")
    made = pictures(tmp_path, sources)
    assert [picture.source for picture in made] == sources
    assert [picture.path for picture in made] == [
        "images/ol-1.png",
        "images/ol-1-2.png",
        "images/picture.png",
        "images/cover-2.png",
    ]


def test_a_cmyk_jpeg_becomes_rgb(tmp_path: Path) -> None:
    saved(Image.new("CMYK", (30, 20), (0, 0, 0, 0)), tmp_path / "a.jpg", "JPEG")
    made = prepared(tmp_path, "a.jpg")
    assert (made.format, made.mode, made.getpixel((5, 5))) == ("JPEG", "RGB", (255, 255, 255))


def test_sixteen_bits_of_grey_become_eight_of_the_same_grey(tmp_path: Path) -> None:
    saved(Image.new("I;16", (30, 20), 0x8000), tmp_path / "a.png")
    made = prepared(tmp_path, "a.png")
    assert (made.mode, made.getpixel((5, 5))) == ("L", 0x80)


def test_sixteen_bits_of_a_colour_become_eight(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    pixel = compress(bytes([0, 0xFF, 0xFF, 0x80, 0x80, 0, 0]))
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", pixel), chunk(b"IEND", b""))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    [picture] = pictures(tmp_path, ["a.png"])
    assert picture.data[24] == 8
    assert Image.open(io.BytesIO(picture.data)).getpixel((0, 0)) == (0xFF, 0x80, 0)


def test_a_picture_that_is_too_large_is_made_smaller_and_keeps_its_shape(tmp_path: Path) -> None:
    saved(Image.new("L", (4000, 2000)), tmp_path / "a.jpg", "JPEG")
    made = prepared(tmp_path, "a.jpg")
    assert 0.99 * MOST_PIXELS < made.width * made.height <= MOST_PIXELS
    assert abs(made.width - 2 * made.height) <= 2


def test_a_photograph_taken_upright_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    saved(Image.new("RGB", (30, 20)), tmp_path / "a.jpg", "JPEG", exif=exif)
    made = prepared(tmp_path, "a.jpg")
    assert (made.size, made.getexif().get(0x0112)) == ((20, 30), None)


def test_a_conversion_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    saved(Image.effect_noise((60, 40), 50).convert("CMYK"), tmp_path / "a.jpg", "JPEG")
    assert pictures(tmp_path, ["a.jpg"]) == pictures(tmp_path, ["a.jpg"])


def test_a_picture_with_absurdly_many_pixels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(Image.new("1", (400, 400)), tmp_path / "a.png")
    for most in (100_000, 50_000):  # doubted, and refused
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
        with pytest.raises(Fault, match=r"a\.png.*\[picture-too-large\].*more pixels"):
            pictures(tmp_path, ["a.png"])


@pytest.mark.parametrize("wrong", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(20)])
def test_a_file_that_is_no_jpeg_and_no_png_inside_is_refused(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / "a.png").write_bytes(wrong)
    with pytest.raises(Fault, match=r"a\.png.*\[unreadable-picture\]"):
        pictures(tmp_path, ["a.png"])


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_damaged_picture_is_refused(tmp_path: Path, mode: str) -> None:
    importlib.import_module("tympan.press.weasy")  # which tells Pillow to be lenient
    data = saved(Image.effect_noise((90, 90), 9).convert(mode), tmp_path / "a.jpg", "JPEG")
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(Fault, match=r"\[unreadable-picture\]"):
        pictures(tmp_path, ["a.jpg"])
