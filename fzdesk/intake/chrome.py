"""What a website or a page puts around a report: where you are, index numbers, buttons, page numbers.

Recognised only before the report's first full sentence and after its last one, page numbers anywhere; so that
no sentence of a report is ever taken for a button.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fzdesk.intake.numbers import leading_number
from fzdesk.intake.reading import Insert, Item, Line, Reading
from fzdesk.intake.wording import ends_sentence, is_date_line

_LABELS = (
    "索引号|主题分类|主题词|分类|组配分类|发布机构|发文机关|发布单位|公开机构|公开单位|成文日期|生成日期|发文日期|发布日期|公开日期"
    "|发布时间|更新时间|公开时间|发布人|有效性|公开方式|公开形式|公开范围|公开时限|公开类型|文号|发文字号|名称|标题|信息名称|体裁分类|信息来源"
    "|来源|作者|编辑|责任编辑|责编|审核|审核人|点击数|点击量|浏览次数|浏览量|浏览|阅读|阅读次数|访问量|字体|字号|字体大小|关键词|公文种类"
    "|文件编号|时效|废止日期|生效日期|服务对象|信息索引"
)
_SPACED = "|".join(r"\s*".join(label) for label in _LABELS.split("|"))
_BUTTONS = (
    "打印|打印本页|打印页面|关闭|关闭窗口|关闭本页|分享|分享到|收藏|返回|返回顶部|返回首页|下载|大|中|小|字体|字号|上一篇|下一篇|首页|网站地图"
    "|联系我们|关于我们|网站声明|微信|微博|QQ空间|QQ|纠错|我要纠错|朗读|无障碍|适老版|繁体|繁體|A\\+|A-|登录|注册|搜索"
)
_HEAD = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:您|你)?(?:当前|现在)?(?:所在)?的?位置\s*[：:>].*",
        r"(?:首页|网站首页)\s*[>»›/＞→|].*",
        rf"[\[【［]\s*(?:{_SPACED})\s*[\]】］].*",
        rf"(?:{_SPACED})\s*[：:].*",
        r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?.*",
        r".*(?:浏览次数|阅读次数|点击数|访问量|浏览量)\s*[：:].*",
    )
)
_BOTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[\[【（(\s|]*(?:{_BUTTONS})(?:[\]】）)\[【（(\s|：:/]+(?:{_BUTTONS}))*[\]】）)\s|：:]*",
        r"扫一扫.*|.*扫描二维码.*|.*手机(?:版|打开|查看).*页.*",
        r"分享到?\s*[：:].*",
    )
)
_TAIL = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|信息|阅读)|附件下载|友情链接)\s*[：:]?.*",
        r"(?:主办|承办|主办单位|承办单位|协办|技术支持|运维|网站管理)\s*[：:].*",
        r"(?:责任编辑|编辑|责编|审核|校对|来源|信息来源|发布人|作者)\s*[：:].*",
        r"(?:地址|电话|联系电话|邮编|邮箱|传真|网站标识码|政府网站标识码)\s*[：:].*",
        r".*(?:ICP备|公网安备|版权所有|网站标识码|网站地图).*",
    )
)
_PAGE = re.compile(
    r"[—–－-]+\s*\d{1,3}\s*[—–－-]+|·\s*\d{1,3}\s*·|第\s*\d{1,3}\s*页(?:[\s/，,]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_TITLE = re.compile("报告|总结|汇报|法治政府")
_LONE = re.compile(r"\d{1,3}")
_CONTENTS = re.compile(r".{2,60}?[.．…·]{4,}\s*\d{1,3}")
_LABEL_ALONE = re.compile(rf"[\[【［]?\s*(?:{_SPACED})\s*[\]】］]?\s*[：:]?")
_SENTENCE = 25  # characters: what ends a sentence and is longer belongs to the report
_LONGEST_HEAD = 20  # lines, in a file without sentences
_RUNNING = 3  # a line that stands on so many pages is their header


def without_chrome(reading: Reading) -> tuple[tuple[Item, ...], tuple[Line, ...]]:
    """The report's own lines and tables, and the lines left out."""
    items = reading.items
    left_out = _page_numbers(reading) | _running_headers(reading)
    left_out |= {i for i, one in enumerate(items) if isinstance(one, Line) and _is_contents(one)}
    first, last = _report(items)
    left_out |= _head(items, first)
    left_out |= {i for i in range(last + 1, len(items)) if _fits(items[i], _BOTH + _TAIL)}
    kept = tuple(one for i, one in enumerate(items) if i not in left_out)
    return kept, tuple(one for i, one in enumerate(items) if i in left_out and isinstance(one, Line))


def _report(items: Sequence[Item]) -> tuple[int, int]:
    """Where the head ends (the first full sentence or numbered line) and the last full sentence."""
    full = [
        i
        for i, one in enumerate(items)
        if isinstance(one, Line)
        and len(one.text) > _SENTENCE
        and ends_sentence(one.text)
        and not _fits(one, _HEAD + _BOTH + _TAIL)
    ]
    numbered = next((i for i, one in enumerate(items) if leading_number(one.text)), len(items))
    first = min(full[0] if full else _LONGEST_HEAD, numbered)
    return first, max(full[-1] if full else 0, first - 1)


def _head(items: Sequence[Item], first: int) -> set[int]:
    """What stands above a report on a website, with values under their labels, and its title above that."""
    found = {i for i in range(min(first, len(items))) if _fits(items[i], _HEAD + _BOTH)}
    for i in sorted(found):
        following = items[i + 1] if i + 1 < min(first, len(items)) else None
        if _LABEL_ALONE.fullmatch(items[i].text) and isinstance(following, Line) and _is_value(following):
            found.add(i + 1)
    titles: dict[str, list[int]] = {}
    for i in (i for i in range(min(first, len(items))) if _TITLE.search(items[i].text)):
        titles.setdefault("".join(items[i].text.split()), []).append(i)
    for places in titles.values():  # the page's heading, then the report's own title
        found |= set(places[:-1])
    return found


def _is_value(line: Line) -> bool:
    return len(line.text) <= _SENTENCE and not re.search("报告|总结|汇报|人民政府|委员会", line.text)


def _fits(item: Item, patterns: Sequence[re.Pattern[str]]) -> bool:
    if isinstance(item, Insert) or len(item.text) > 200 or item.number:
        return False
    return any(pattern.fullmatch(item.text) for pattern in patterns)


def _is_contents(line: Line) -> bool:
    return line.hint.contents or bool(_CONTENTS.fullmatch(line.text[:80]) and len(line.text) <= 80)


def _page_numbers(reading: Reading) -> set[int]:
    """Page numbers with their dashes; bare ones of a text where they count up."""
    lines = {
        i: one.text for i, one in enumerate(reading.items) if isinstance(one, Line) and len(one.text) < 20
    }
    found = {i for i, text in lines.items() if _PAGE.fullmatch(text)}
    if reading.form == "txt":
        bare = [i for i, text in lines.items() if _LONE.fullmatch(text)]
        counted = [int(lines[i]) for i in bare]
        if len(bare) > 1 and all(after == before + 1 for before, after in pairwise(counted)):
            found |= set(bare)
    return found


def _running_headers(reading: Reading) -> set[int]:
    """In a text copied from pages: a header that returns on each of them, but for its first time."""
    if reading.form != "txt":
        return set()
    lines = [(i, one.text) for i, one in enumerate(reading.items) if isinstance(one, Line)]
    short = [(i, text) for i, text in lines if 5 < len(text) <= 40 and not ends_sentence(text)]
    often = {text for text, times in Counter(text for _, text in short).items() if times >= _RUNNING}
    seen: set[str] = set()
    found = set()
    for i, text in short:
        if text in often and text in seen and not is_date_line(text):
            found.add(i)
        seen.add(text)
    return found
