"""County packs: what they change, what they may not, and how the differences are told."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from fzdesk.catalogue.differences import differences
from fzdesk.catalogue.load import load_edition
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.pack import Pack, digest, merge, read_pack
from fzdesk.errors import CatalogueError
from fzdesk.paths import resources
from fzdesk.report.model import Answer, FigureValue, UnitProfile
from fzdesk.report.prose import new_report, plain_text
from fzdesk.report.wording import Wording

YUNLING = Path(__file__).parent / "yunling.toml"


@pytest.fixture(scope="module")
def edition() -> Catalogue:
    return load_edition(resources() / "catalogue" / "2021-2025")


@pytest.fixture
def pack() -> Pack:
    return read_pack(YUNLING)


@pytest.fixture
def merged(edition: Catalogue, pack: Pack) -> Catalogue:
    return merge(edition, pack)


def pack_of(folder: Path, text: str) -> Pack:
    """A pack of the given tables under an invented name."""
    path = folder / "county.toml"
    path.write_text(f'name = "县目录"\n{text}', encoding="utf-8")
    return read_pack(path)


def test_pack_is_named(pack: Pack, merged: Catalogue) -> None:
    """The pack's name stands in the merged catalogue, the edition's stays."""
    assert pack.county == "云岭县"
    assert merged.packs == ("云岭县法治政府建设年度报告目录（2025年）",)
    assert merged.edition == "2021–2025"


def test_deadlines(merged: Catalogue) -> None:
    """A deadline of the same key moves, others stay, a new one comes behind."""
    days = [(d.key, d.title, d.month, d.day) for d in merged.deadlines]
    assert days == [("report", "报送", 1, 20), ("publish", "公开", 4, 1), ("first_draft", "报初稿", 1, 10)]


def test_titles_and_order(edition: Catalogue, merged: Catalogue) -> None:
    """Named sections and duties go to the front, the others keep their order."""
    part, old_part = merged.part_of("study"), edition.part_of("study")
    assert part is not None
    assert old_part is not None
    assert part.heading == "{@year}年度法治政府建设工作开展情况"
    assert part.title == old_part.title
    keys = [section.key for section in part.sections]
    assert keys[:2] == ["study", "leadership"]
    assert keys[2:] == [s.key for s in old_part.sections if s.key not in keys[:2]]
    study = merged.section("study")
    assert study is not None
    assert study.heading == "抓住“关键少数”，带头学法用法"
    assert [duty.key for duty in study.duties][:2] == ["study.oath", "study.xi_thought"]
    assert {plan.key: plan.lead for plan in study.paragraphs}["study.staff"] == "以考促学、以学促用。"


def test_changed_duty(edition: Catalogue, merged: Catalogue) -> None:
    """A duty changes only where the pack says so; its figures are merged by key."""
    old, new = edition.duty("study.pre_meeting"), merged.duty("study.pre_meeting")
    assert old is not None
    assert new is not None
    assert new.level == "must"
    assert new.basis[0].document == "《云岭县法治政府建设年度报告工作细则》"
    assert (new.title, new.zero, new.problem) == (old.title, old.zero, old.problem)
    assert [f.key for f in new.figures] == [*(f.key for f in old.figures), "meetings", "share"]
    times = merged.figure("study.pre_meeting.times")
    was = edition.figure("study.pre_meeting.times")
    assert times is not None
    assert was is not None
    assert times == replace(was, hint="与会议记录一致")


def test_extra_duty(merged: Catalogue) -> None:
    """An extra duty stands after the one it names, in the rows and in the paragraph."""
    section = merged.section("disputes")
    assert section is not None
    keys = [duty.key for duty in section.duties]
    assert keys.index("disputes.square") == keys.index("disputes.mediation") + 1
    plan = next(plan for plan in section.paragraphs if "disputes.square" in plan.duties)
    assert plan.duties.index("disputes.square") == plan.duties.index("disputes.mediation") + 1


def test_merged_catalogue_prints(merged: Catalogue) -> None:
    """What the county words prints in a report made with it."""
    report = replace(
        new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), merged),
        answers={
            "study.pre_meeting": Answer(
                "done", figures={"times": FigureValue(Decimal(9)), "meetings": FigureValue(Decimal(12))}
            ),
            "disputes.square": Answer("done", figures={"yards": FigureValue(Decimal(3))}),
        },
    )
    wording = Wording(report, merged)
    duties = [merged.duty(key) for key in report.answers]
    said = [plain_text(wording.duty(duty)) for duty in duties if duty]
    assert said == ["凡会必学，全年会前学法9次，占会议总数的75%。", "建成法治小院3个。"]


def test_words_and_picks(edition: Catalogue, merged: Catalogue) -> None:
    """Unit words and pick lists change by key too."""
    assert merged.words["街道"].congress == "人大街道工委"
    assert merged.words["街道"].we == edition.words["街道"].we
    problem = next(p for p in merged.problems if p.key == "contradiction_resolution")
    assert problem.text == "矛盾纠纷源头预防还有差距"
    assert problem.reasons
    assert merged.plans[-1].key == "yards"


def test_the_edition_is_untouched(edition: Catalogue, pack: Pack) -> None:
    """Merging changes neither the edition nor the pack, and gives the same catalogue each time."""
    before, told = digest(edition), msgspec.json.encode(pack)
    assert digest(merge(edition, pack)) == digest(merge(edition, pack)) != before
    assert digest(edition) == before
    assert msgspec.json.encode(pack) == told


def test_a_pack_is_used_once(merged: Catalogue, pack: Pack) -> None:
    """The same pack a second time is refused by name."""
    with pytest.raises(CatalogueError, match="已经用上了"):
        merge(merged, pack)


def test_digest_is_of_the_canonical_json(edition: Catalogue) -> None:
    """The digest survives being written and read, and is what the JSON hashes to."""
    text = msgspec.json.encode(edition, order="deterministic")
    assert digest(edition) == hashlib.sha256(text).hexdigest()
    assert digest(msgspec.json.decode(text, type=Catalogue)) == digest(edition)


WRONG_PACKS = [
    ("[[duty\n", ("县级目录", "第 2 行")),
    ("[[dooty]]\nkey = 'a.b'\n", ("dooty", "没有这一项")),
    ("duty = 3\n", ("duty", "没有这一项")),
    ("[[duty]]\ntitle = '甲'\n", ("duties", "没有 key")),
    ("[[duty]]\nkey = 'pre_meeting'\n", ("pre_meeting", "节.事项")),
    ("[[duty]]\nkey = 'study.oath'\n[[duty]]\nkey = 'study.oath'\n", ("study.oath", "写了两次")),
    ("[[duty]]\nkey = 'study.oath'\nlevel = 'perhaps'\n", ("study.oath", "level")),
    ("[[duty]]\nkey = 'study.oath'\ntitel = '甲'\n", ("study.oath", "titel")),
    ("[[duty]]\nkey = 'study.exam'\nlevel = 'must'\n", ("study.exam", "依据")),
    ("[[duty]]\nkey = 'study.oath'\nbasis = [{ of = 'notice' }]\n", ("study.oath", "notice")),
    ("[[duty]]\nkey = 'study.oath'\nbasis = '细则'\n", ("study.oath", "basis")),
    ("[[duty]]\nkey = 'study.oath'\nafter = 3\n", ("study.oath", "after")),
    (
        "[[duty]]\nkey = 'study.oath'\n[[duty.figure]]\nkey = 'times'\nrequired = '是'\n",
        ("times", "required"),
    ),
    ("[[deadline]]\nkey = 'report'\nmonth = '一'\n", ("report", "month")),
    ("[[part]]\nkey = 'achievements'\nkind = 'plans'\n", ("achievements", "kind")),
    ("[[part]]\nkey = 'achievements'\norder = 'study'\n", ("achievements", "order")),
    ("[[paragraph]]\nkey = 'study.staff'\nduties = []\n", ("study.staff", "duties")),
    ("documents = '细则'\n", ("documents",)),
    ("words = 3\n", ("words",)),
    ("valid_from = '2025'\n", ("valid_from", "2025")),
    ("valid_from = 2026\nvalid_to = 2025\n", ("valid_to",)),
    ("[words.'乡']\nus = '我们'\n", ("words.乡.us",)),
]


@pytest.mark.parametrize(("text", "told"), WRONG_PACKS)
def test_reading_names_file_and_key(tmp_path: Path, text: str, told: tuple[str, ...]) -> None:
    """A pack that is wrong in itself is refused when read; the error names its file and the key."""
    with pytest.raises(CatalogueError) as caught:
        pack_of(tmp_path, text)
    for words in ("county.toml", *told):
        assert words in str(caught.value)


def test_a_pack_may_be_for_some_years(tmp_path: Path, pack: Pack) -> None:
    """First and last report year; without them it is for any."""
    some = pack_of(tmp_path, "valid_from = 2025\nvalid_to = 2026\n")
    assert [some.is_for(year) for year in (2024, 2025, 2026, 2027)] == [False, True, True, False]
    assert pack.is_for(2021)


def test_files_as_notepad_saves_them(tmp_path: Path, pack: Pack) -> None:
    """With a mark at the start and Windows line ends; another encoding is named."""
    path = tmp_path / YUNLING.name
    text = YUNLING.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_pack(path) == pack
    path.write_bytes(text.encode("gb18030"))
    with pytest.raises(CatalogueError, match=r"yunling\.toml 不是 UTF-8"):
        read_pack(path)
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(CatalogueError, match=r"yunling\.toml 超过 1 MB"):
        read_pack(path)


def test_reading_wants_a_name(tmp_path: Path) -> None:
    """A pack without a name, and a file that is not there, are refused."""
    path = tmp_path / "nameless.toml"
    with pytest.raises(CatalogueError, match=r"nameless\.toml 读不出来"):
        read_pack(path)
    path.write_text('county = "云岭县"\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"nameless\.toml 的 name"):
        read_pack(path)


NEW = "guidance = '写几个。'\ndone = ['建成{n}个。']\n[[duty.figure]]\nkey = 'n'\ntitle = '个数'\n"
WRONG_MERGES = [
    ("[[part]]\nkey = 'extras'\n", ("extras",)),
    ("[[part]]\nkey = 'achievements'\norder = ['stydy']\n", ("achievements", "stydy")),
    ("order = ['achivements']\n", ("order", "achivements")),
    ("[[section]]\nkey = 'stydy'\nheading = '甲'\n", ("stydy",)),
    ("[[section]]\nkey = 'study'\norder = ['ghost']\n", ("study", "ghost")),
    ("[[paragraph]]\nkey = 'study.ghost'\nlead = '甲。'\n", ("study.ghost",)),
    ("[[duty]]\nkey = 'stydy.oath'\ntitle = '甲'\n", ("stydy.oath",)),
    ("[[duty]]\nkey = 'study.ghost'\ntitle = '甲'\n", ("study.ghost", "guidance")),
    (f"[[duty]]\nkey = 'study.new'\ntitle = '甲'\nafter = 'ghost'\n{NEW}", ("study.new", "ghost")),
    (f"[[duty]]\nkey = 'study.new'\ntitle = '甲'\nparagraph = 'ghost'\n{NEW}", ("study.new", "ghost")),
    (f"[[duty]]\nkey = 'study.new'\ntitle = '甲'\n{NEW}", ("study.new", "n", "方括号")),
    ("[[duty]]\nkey = 'study.oath'\ndone = ['宣誓{ghost}次。']\n", ("study.oath", "ghost")),
    ("[[duty]]\nkey = 'study.oath'\n[[duty.figure]]\nkey = 'new'\n", ("study.oath", "new", "title")),
    ("[[problem]]\nkey = 'law_study_depth'\nplan = 'ghost'\n", ("law_study_depth", "ghost")),
    ("[[deadline]]\nkey = 'hand_in'\nmonth = 1\n", ("hand_in",)),
]


@pytest.mark.parametrize(("text", "told"), WRONG_MERGES)
def test_merging_names_file_and_key(
    tmp_path: Path, edition: Catalogue, text: str, told: tuple[str, ...]
) -> None:
    """What does not fit the edition is refused when merged; the error names the pack's file and the key."""
    pack = pack_of(tmp_path, text)
    with pytest.raises(CatalogueError) as caught:
        merge(edition, pack)
    for words in ("county.toml", *told):
        assert words in f"{caught.value} {caught.value.detail}"


def test_no_differences(edition: Catalogue) -> None:
    """A catalogue does not differ from itself."""
    assert differences(edition, edition) == ()


def test_differences_are_told(edition: Catalogue, merged: Catalogue) -> None:
    """Everything the pack changes is told in one sentence each."""
    found = differences(edition, merged)
    told = {(d.change, d.subject, d.key): d.sentence for d in found}
    assert all(d.sentence.endswith("。") and "{" not in d.sentence for d in found)
    assert told["changed", "deadline", "report"] == "“报送”期限由3月1日改为1月20日。"
    assert told["added", "deadline", "first_draft"] == "新增“报初稿”期限：1月10日。"
    assert told["added", "duty", "disputes.square"] == "“矛盾化解”一节新增事项“法治小院”（应报）。"
    assert told["added", "figure", "study.pre_meeting.meetings"] == "“会前学法”新增指标“会议总次数”。"
    assert (
        told["changed", "figure", "study.pre_meeting.times"]
        == "“会前学法”的指标“会前学法次数”的标签或提示有改动。"
    )
    assert told["changed", "part", "achievements"].endswith("标题改为“本年度法治政府建设工作开展情况”。")
    assert told["changed", "section", "study"].endswith("标题改为“抓住‘关键少数’，带头学法用法”。")
    assert told["changed", "wording", "study.pre_meeting"] == "“会前学法”的写法有改动。"
    assert told["changed", "wording", "study"] == "“学法”一节各段的起首句有改动。"
    assert told["changed", "wording", "words.街道"] == "街道的单位用词有改动。"
    assert told["changed", "order", "study"] == "“学法”一节各事项的先后顺序有改动。"
    assert told["changed", "pick", "plans"] == "可选的安排新增1条。"
    sentences = [d.sentence for d in found if d.key == "study.pre_meeting"]
    assert "“会前学法”由应报改为必报。" in sentences


def test_differences_the_other_way(edition: Catalogue, merged: Catalogue) -> None:
    """What goes is told with what becomes of it."""
    told = {(d.change, d.key): d.sentence for d in differences(merged, edition)}
    assert told["removed", "disputes.square"].endswith("已填的内容移到“目录外事项”。")
    assert told["removed", "first_draft"] == "取消“报初稿”期限（原为1月10日）。"


def test_differences_of_structure(edition: Catalogue) -> None:
    """Parts and sections that come, go or move are told."""
    parts = list(edition.parts)
    at = next(i for i, part in enumerate(parts) if part.key == "responsible")
    head = parts[at].sections[-1]
    parts[at] = replace(parts[at], sections=parts[at].sections[:-1])
    moved = [*parts[:-1]]
    moved[1] = replace(moved[1], sections=(*moved[1].sections, head))
    found = {
        (d.change, d.subject, d.key): d.sentence
        for d in differences(edition, replace(edition, parts=tuple(moved)))
    }
    assert found["removed", "part", "other"] == "取消“其他”部分，已写的内容会留着。"
    assert found["changed", "section", "head"].endswith("移到“举措和成效”部分。")
    gone = differences(edition, replace(edition, parts=tuple(parts)))
    assert [(d.change, d.subject, d.key) for d in gone] == [("removed", "section", "head")]


def test_the_documented_pack_is_sound(tmp_path: Path, root: Path, edition: Catalogue) -> None:
    """What docs/catalogue.md shows can be imported."""
    text = (root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    path = tmp_path / "documented.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    merged = merge(edition, read_pack(path))
    study = merged.section("study")
    assert study is not None
    assert [duty.key for duty in study.duties][:2] == ["study.oath", "study.pre_meeting"]
    assert merged.duty("disputes.square") is not None
