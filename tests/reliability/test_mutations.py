"""Files from outside that are damaged or made to harm: read, or refused in one sentence, at once and small."""

import json
import os
import random
import subprocess
import sys
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from fzdesk.operations.exchange import dump
from fzdesk.operations.exports import export_report
from fzdesk.operations.sample import create_sample
from fzdesk.operations.workbooks import read
from tests.intake.hostile_tables import GOOD
from tests.intake.test_read_docx import bomb
from tests.intake.zips import zipped
from tests.reliability.length import LONG, rounds

FILES = rounds(24, 200)
MOST_MS, MOST_MB = 50, 20  # for what is refused
SCRIPT = Path(__file__).with_name("reading_session.py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A sound file of each kind, by its ending; those of reports are the sample's own."""
    folder = tmp_path_factory.mktemp("good")
    create_sample(folder / "示例.fzd")
    stored = read(folder / "示例.fzd")
    made = export_report(stored, folder, ("docx", "txt"))
    files = {path.suffix: path.read_bytes() for path in made.paths}
    csv = "日期,主题,次数\n" + "".join(f"2025-03-{day:02d},学习《宪法》,{day}\n" for day in range(1, 29))
    return {
        **files,
        ".json": json.dumps(dump(stored.report), ensure_ascii=False).encode(),
        ".csv": csv.encode("gb18030"),
        ".xlsx": GOOD,
    }


def mutated(data: bytes, suffix: str, chosen: random.Random) -> bytes:
    """A file with something wrong in it: in its bytes, or, of a zip, within one of its parts."""
    if suffix not in (".docx", ".xlsx") or chosen.random() < 0.4:
        return _spoilt(data, chosen)
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chosen.choice(sorted(parts))
    parts[name] = _spoilt(parts[name], chosen)
    return zipped(parts)


def _spoilt(data: bytes, chosen: random.Random) -> bytes:
    changed = bytearray(data)
    at = chosen.randrange(len(changed))
    length = chosen.randint(1, 200)
    match chosen.randrange(6):
        case 0:
            del changed[at:]
        case 1:
            for _ in range(chosen.randint(1, 20)):
                changed[chosen.randrange(len(changed))] ^= 1 << chosen.randrange(8)
        case 2:
            changed[at : at + length] = bytes(length)
        case 3:
            changed[at:at] = chosen.randbytes(length)
        case 4:
            del changed[at : at + length]
        case 5:
            piece = changed[at : at + length]
            changed[at:at] = piece * chosen.randint(1, 50)
    return bytes(changed)


def read_all(files: list[Path]) -> list[tuple[str, str, str, float, float]]:
    """Let another process read them."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, files)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.stderr == ""
    found = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
    assert len(found) == len(files)
    return found


@pytest.mark.timeout(900)
def test_spoilt_files(good: dict[str, bytes], tmp_path: Path) -> None:
    """Two hundred in the long form: never a traceback; what is refused is refused at once."""
    chosen = random.Random(200)
    warm = []
    for suffix, data in good.items():
        warm.append(tmp_path / f"good{suffix}")
        warm[-1].write_bytes(data)
    spoilt = []
    for number in range(FILES):
        suffix = chosen.choice(sorted(good))
        spoilt.append(tmp_path / f"{number}{suffix}")
        spoilt[-1].write_bytes(mutated(good[suffix], suffix, chosen))
    found = read_all([*warm, *spoilt])
    assert {one[1] for one in found[: len(warm)]} == {"read"}
    judge(found[len(warm) :])


def judge(found: list[tuple[str, str, str, float, float]]) -> None:
    """Nothing but reading and refusing; the times are looked at in the long form only, on a quiet machine."""
    wrong = [one for one in found if one[1] not in ("read", "refused")]
    assert not wrong
    refused = [one for one in found if one[1] == "refused"]
    for _name, _ended, said, spent, grown in refused:
        assert said.endswith(("。", "？"))
        assert "\n" not in said
        assert grown <= MOST_MB
        assert not LONG or spent <= MOST_MS
    ended = Counter(f"{Path(one[0]).suffix} {one[1]}" for one in found)
    slowest = max((one[3] for one in refused), default=0)
    largest = max((one[4] for one in refused), default=0)
    print(f"{len(found)} files: {dict(ended)}; refused within {slowest:.0f} ms and {largest:.1f} MB")


def test_bombs(good: dict[str, bytes], tmp_path: Path) -> None:
    """Small files that would unpack to gigabytes, and JSON that never ends."""
    bombs = {
        "一.docx": bomb(60_000_000),
        "二.docx": bomb(3_000_000),
        "三.json": b"[" * 200_000,
        "四.json": b'{"a":' * 50_000,
        "五.json": b'{"year": 1' + b"0" * 6000 + b"}",
        "六.json": b'{"answers": {"x": {"figures": {"n": 1e999999999}}}}',
    }
    files = [tmp_path / "good.docx", tmp_path / "good.json"]
    files[0].write_bytes(good[".docx"])
    files[1].write_bytes(good[".json"])
    for name, data in bombs.items():
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    found = read_all(files)[2:]
    assert {one[1] for one in found} == {"refused"}, found
    judge(found)
