# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'check_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QScrollArea, QSizePolicy, QVBoxLayout,
    QWidget)

from fzdesk.gui.widgets.status_words import NoticeBar
class Ui_CheckPage(object):
    def setupUi(self, CheckPage):
        if not CheckPage.objectName():
            CheckPage.setObjectName(u"CheckPage")
        self.columns = QHBoxLayout(CheckPage)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.side = QFrame(CheckPage)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"side")
        self.sideLayout = QVBoxLayout(self.side)
        self.sideLayout.setSpacing(0)
        self.sideLayout.setObjectName(u"sideLayout")
        self.sideLayout.setContentsMargins(0, 16, 0, 8)

        self.columns.addWidget(self.side)

        self.work = QWidget(CheckPage)
        self.work.setObjectName(u"work")
        self.work.setProperty(u"role", u"sheet")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.work.sizePolicy().hasHeightForWidth())
        self.work.setSizePolicy(sizePolicy)
        self.workLayout = QVBoxLayout(self.work)
        self.workLayout.setSpacing(8)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(0, 16, 0, 8)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(16)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(24, -1, 24, -1)
        self.title = QLabel(self.work)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.headLayout.addWidget(self.title)

        self.summary = QLabel(self.work)
        self.summary.setObjectName(u"summary")
        self.summary.setProperty(u"role", u"secondary")
        self.summary.setWordWrap(True)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(1)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.summary.sizePolicy().hasHeightForWidth())
        self.summary.setSizePolicy(sizePolicy1)

        self.headLayout.addWidget(self.summary)

        self.fixAllButton = QPushButton(self.work)
        self.fixAllButton.setObjectName(u"fixAllButton")

        self.headLayout.addWidget(self.fixAllButton)


        self.workLayout.addLayout(self.headLayout)

        self.noticeLayout = QHBoxLayout()
        self.noticeLayout.setObjectName(u"noticeLayout")
        self.noticeLayout.setContentsMargins(24, -1, 24, -1)
        self.notice = NoticeBar(self.work)
        self.notice.setObjectName(u"notice")

        self.noticeLayout.addWidget(self.notice)


        self.workLayout.addLayout(self.noticeLayout)

        self.scroll = QScrollArea(self.work)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents = QWidget()
        self.contents.setObjectName(u"contents")
        self.contents.setProperty(u"role", u"sheet")
        self.rowsLayout = QVBoxLayout(self.contents)
        self.rowsLayout.setSpacing(0)
        self.rowsLayout.setObjectName(u"rowsLayout")
        self.rowsLayout.setContentsMargins(12, 0, 12, 16)
        self.scroll.setWidget(self.contents)

        self.workLayout.addWidget(self.scroll)

        self.caption = QLabel(self.work)
        self.caption.setObjectName(u"caption")
        self.caption.setProperty(u"role", u"secondary")
        self.caption.setIndent(24)

        self.workLayout.addWidget(self.caption)


        self.columns.addWidget(self.work)


        self.retranslateUi(CheckPage)

        QMetaObject.connectSlotsByName(CheckPage)
    # setupUi

    def retranslateUi(self, CheckPage):
        self.title.setText(QCoreApplication.translate("CheckPage", u"\u6821\u6838", None))
        pass
    # retranslateUi

