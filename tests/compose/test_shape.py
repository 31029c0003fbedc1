"""How wide a picture is for its height, and what a pair makes of it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tympan.compose import compose
from tympan.compose.shape import ORIENTATION, shape_of
from tympan.layout import find
from tympan.read import read


def test_a_pictures_shape_is_its_width_by_its_height(tmp_path: Path) -> None:
    Image.new("L", (30, 20)).save(tmp_path / "a.png")
    assert shape_of(tmp_path / "a.png") == 1.5


def test_a_picture_that_the_camera_turned_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.new("L", (30, 20)).save(tmp_path / "a.jpg", exif=exif)
    assert shape_of(tmp_path / "a.jpg") == pytest.approx(2 / 3)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_picture_is_left_to_the_press(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert shape_of(tmp_path / "a.png") == 1


def test_the_two_of_a_pair_share_the_width_as_their_shapes_ask(project: Path) -> None:
    edition, said = read(project / "tests" / "editions" / "photo-essay")
    assert edition is not None and said == []
    galley = compose(edition, find("plain", project, edition.at, {}))
    text = "".join(fragment.xhtml for unit in galley.units for fragment in unit.fragments)
    shares = [
        tuple(map(float, found)) for found in re.findall(r"flex: ([\d.]+) 1 ([\d.]+)em", text)
    ]
    assert [share for share, _ in shares] == pytest.approx([0.6, 0.4, 0.447, 0.553], abs=0.001)
    # A basis in like proportion: however much room there is, both come out equally high.
    assert all(basis == pytest.approx(20 * share, abs=0.01) for share, basis in shares)
    assert text.count('<div class="pair"') == 2
