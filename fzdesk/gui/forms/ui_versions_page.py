# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'versions_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

from fzdesk.gui.versions.difference_view import DifferenceView
from fzdesk.gui.versions.timeline_list import TimelineList
from fzdesk.gui.widgets.status_words import NoticeBar
class Ui_VersionsPage(object):
    def setupUi(self, VersionsPage):
        if not VersionsPage.objectName():
            VersionsPage.setObjectName(u"VersionsPage")
        self.columns = QHBoxLayout(VersionsPage)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.side = QFrame(VersionsPage)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"side")
        self.sideLayout = QVBoxLayout(self.side)
        self.sideLayout.setSpacing(8)
        self.sideLayout.setObjectName(u"sideLayout")
        self.sideLayout.setContentsMargins(0, 16, 0, 8)
        self.sideHead = QVBoxLayout()
        self.sideHead.setSpacing(8)
        self.sideHead.setObjectName(u"sideHead")
        self.sideHead.setContentsMargins(16, -1, 16, -1)
        self.title = QLabel(self.side)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.sideHead.addWidget(self.title)

        self.deedsLayout = QHBoxLayout()
        self.deedsLayout.setSpacing(8)
        self.deedsLayout.setObjectName(u"deedsLayout")
        self.keepButton = QPushButton(self.side)
        self.keepButton.setObjectName(u"keepButton")
        self.keepButton.setProperty(u"fit", u"row")

        self.deedsLayout.addWidget(self.keepButton)

        self.finalButton = QPushButton(self.side)
        self.finalButton.setObjectName(u"finalButton")
        self.finalButton.setProperty(u"fit", u"row")

        self.deedsLayout.addWidget(self.finalButton)

        self.deedsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.deedsLayout.addItem(self.deedsSpacer)


        self.sideHead.addLayout(self.deedsLayout)


        self.sideLayout.addLayout(self.sideHead)

        self.list = TimelineList(self.side)
        self.list.setObjectName(u"list")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.list.sizePolicy().hasHeightForWidth())
        self.list.setSizePolicy(sizePolicy)

        self.sideLayout.addWidget(self.list)

        self.sideSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.sideLayout.addItem(self.sideSpacer)

        self.hintLayout = QVBoxLayout()
        self.hintLayout.setObjectName(u"hintLayout")
        self.hintLayout.setContentsMargins(16, -1, 16, -1)
        self.hint = QLabel(self.side)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"role", u"secondary")
        self.hint.setWordWrap(True)

        self.hintLayout.addWidget(self.hint)


        self.sideLayout.addLayout(self.hintLayout)


        self.columns.addWidget(self.side)

        self.stack = QStackedWidget(VersionsPage)
        self.stack.setObjectName(u"stack")
        self.stack.setProperty(u"role", u"sheet")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(1)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.stack.sizePolicy().hasHeightForWidth())
        self.stack.setSizePolicy(sizePolicy1)
        self.work = QWidget()
        self.work.setObjectName(u"work")
        self.work.setProperty(u"role", u"sheet")
        self.workLayout = QVBoxLayout(self.work)
        self.workLayout.setSpacing(8)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(24, 16, 0, 0)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(-1, -1, 24, -1)
        self.what = QLabel(self.work)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"title")
        self.what.setWordWrap(True)
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy2.setHorizontalStretch(1)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.what.sizePolicy().hasHeightForWidth())
        self.what.setSizePolicy(sizePolicy2)

        self.headLayout.addWidget(self.what)

        self.saveButton = QPushButton(self.work)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"role", u"ghost")

        self.headLayout.addWidget(self.saveButton)

        self.restoreButton = QPushButton(self.work)
        self.restoreButton.setObjectName(u"restoreButton")

        self.headLayout.addWidget(self.restoreButton)


        self.workLayout.addLayout(self.headLayout)

        self.factsLayout = QHBoxLayout()
        self.factsLayout.setSpacing(16)
        self.factsLayout.setObjectName(u"factsLayout")
        self.factsLayout.setContentsMargins(-1, -1, 24, -1)
        self.facts = QLabel(self.work)
        self.facts.setObjectName(u"facts")
        self.facts.setProperty(u"role", u"secondary")
        self.facts.setWordWrap(True)
        sizePolicy2.setHeightForWidth(self.facts.sizePolicy().hasHeightForWidth())
        self.facts.setSizePolicy(sizePolicy2)

        self.factsLayout.addWidget(self.facts)

        self.scopeLayout = QHBoxLayout()
        self.scopeLayout.setObjectName(u"scopeLayout")

        self.factsLayout.addLayout(self.scopeLayout)


        self.workLayout.addLayout(self.factsLayout)

        self.noticeLayout = QHBoxLayout()
        self.noticeLayout.setObjectName(u"noticeLayout")
        self.noticeLayout.setContentsMargins(-1, -1, 24, -1)
        self.notice = NoticeBar(self.work)
        self.notice.setObjectName(u"notice")

        self.noticeLayout.addWidget(self.notice)


        self.workLayout.addLayout(self.noticeLayout)

        self.view = DifferenceView(self.work)
        self.view.setObjectName(u"view")

        self.workLayout.addWidget(self.view)

        self.stack.addWidget(self.work)
        self.empty = QWidget()
        self.empty.setObjectName(u"empty")
        self.emptyLayout = QVBoxLayout(self.empty)
        self.emptyLayout.setObjectName(u"emptyLayout")
        self.stack.addWidget(self.empty)

        self.columns.addWidget(self.stack)


        self.retranslateUi(VersionsPage)

        QMetaObject.connectSlotsByName(VersionsPage)
    # setupUi

    def retranslateUi(self, VersionsPage):
        self.title.setText(QCoreApplication.translate("VersionsPage", u"\u5386\u53f2\u7248\u672c", None))
        self.keepButton.setText(QCoreApplication.translate("VersionsPage", u"\u5b58\u4e00\u4e2a\u7248\u672c\u2026", None))
#if QT_CONFIG(tooltip)
        self.keepButton.setToolTip(QCoreApplication.translate("VersionsPage", u"Ctrl+Shift+H", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("VersionsPage", u"\u5386\u53f2\u7248\u672c", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(QCoreApplication.translate("VersionsPage", u"\u6309\u4f4f Ctrl \u518d\u70b9\u4e00\u7248\uff0c\u4e24\u7248\u76f8\u6bd4\u3002", None))
        self.saveButton.setText(QCoreApplication.translate("VersionsPage", u"\u53e6\u5b58\u82b1\u8138\u7a3f\u2026", None))
#if QT_CONFIG(tooltip)
        self.saveButton.setToolTip(QCoreApplication.translate("VersionsPage", u"\u53e6\u5b58\u4e00\u4efd DOCX\uff0c\u6539\u52a8\u5199\u6210\u4fee\u8ba2\uff0c\u7ed9\u7528 WPS \u7684\u540c\u4e8b\u770b", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

