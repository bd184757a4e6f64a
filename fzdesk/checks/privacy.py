"""What must not be published: identity numbers, telephones, bank cards, names of private persons.

Basis: 《中华人民共和国政府信息公开条例》第十五条, 《中华人民共和国个人信息保护法》.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Context, line_rule

BASIS = "《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私的信息不得公开"
_IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.])")
_CARD = re.compile(r"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?!\d)")
# Frequent surnames that begin few common words.
_SURNAME = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余杜叶程魏苏吕丁沈姚卢姜崔"
    "钟谭陆范汪廖贾韦傅邹孟熊秦邱侯薛闫雷龙段郝邵钱汤尹黎]"
)
_NAME = rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}"
_LAWYER = re.compile(
    rf"(?:聘请|聘任|委托|聘用)(?:了)?({_NAME})(?=律师(?!事务所)|同志为|为(?:本|我|乡|镇|街道))"
)
_CASE = re.compile(
    rf"(?:村民|居民|当事人|申请人|上访人|信访人|被告人?|原告|患者|嫌疑人|社区矫正对象|矫正对象|户主|上访户|吸毒人员)"
    rf"({_NAME})(?=与|和|因|诉|反映|的|等|（|、|，|信访|家)"
)
_NO_NAME = re.compile(
    "某|×|X|专业|专职|执业|公职|常年|法律|马上|马路|田间|田地|田土|王法|程序|程度|钱款|余人|余名|周边|周围|周知|周末|许可|许多|许诺"
    "|龙头|黄金|段落|雷电|雷同|陈述|陈情|陈旧|张贴|张罗|杜绝|董事|范围|范例|谢绝|郑重|罗列|胡乱|黎明|孟|何|徐徐|马匹|金额|叶"
)
_PERSON = re.compile(
    rf"({_NAME})，(?:男|女)，(?:\d{{2}}岁|\d{{4}}年|[一-鿿]{{1,3}}族)|(?:男|女)，\d{{2}}岁，"
)


@line_rule("privacy.identity", "title", "subtitle", "heading", "paragraph", "cell", "signature")
def identity_numbers(line: Line, _context: Context) -> Iterator[Hit]:
    """Eighteen digits; an error where the check digit is right (GB 11643—1999)."""
    for found in _IDENTITY.finditer(line.text):
        real = is_identity_number(found[0])
        told = "这里有居民身份证号码。" if real else "这一串数字像身份证号码（校验位不符）。"
        yield Hit(
            found.start(),
            found.end(),
            "error" if real else "warning",
            told,
            BASIS,
            "请删去，公开前不得保留。",
        )


def is_identity_number(digits: str) -> bool:
    """Whether date and check digit are right."""
    try:
        dt.date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == digits[17].upper()


@line_rule("privacy.mobile", "subtitle", "heading", "paragraph", "cell", "signature")
def mobile_numbers(line: Line, _context: Context) -> Iterator[Hit]:
    """Eleven digits beginning with 13 to 19."""
    for found in _MOBILE.finditer(line.text):
        told = "这里有手机号码。"
        yield Hit(
            found.start(), found.end(), "warning", told, BASIS, "请删去；是公开的服务电话的，可以保留。"
        )


@line_rule("privacy.card", "heading", "paragraph", "cell")
def bank_cards(line: Line, _context: Context) -> Iterator[Hit]:
    """Sixteen to nineteen digits whose Luhn sum is right."""
    for found in _CARD.finditer(line.text):
        digits = re.sub(r"\D", "", found[0])
        if 16 <= len(digits) <= 19 and luhn(digits) and not _IDENTITY.fullmatch(digits):
            yield Hit(
                found.start(), found.end(), "error", "这里有银行卡号。", BASIS, "请删去，公开前不得保留。"
            )


def luhn(digits: str) -> bool:
    """Whether a number's last digit is its Luhn check digit (ISO/IEC 7812-1)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


@line_rule("privacy.person", "paragraph", "cell")
def named_persons(line: Line, _context: Context) -> Iterator[Hit]:
    """A lawyer, a party to a case, a person with sex and age."""
    for pattern, told in (
        (_LAWYER, "这里写了律师的姓名。"),
        (_CASE, "这里写了当事人的姓名。"),
        (_PERSON, "这里写了个人的详细情况。"),
    ):
        for found in pattern.finditer(line.text):
            name = found[1] or found[0]
            if _NO_NAME.search(name):
                continue
            start = found.start(1) if found[1] else found.start()
            yield Hit(
                start, start + len(name), "warning", told, BASIS,
                "公开版请改为“1名律师”“李某”一类的说法；本人同意公开的可以保留。",
            )  # fmt: skip
