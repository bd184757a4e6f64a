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
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

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

        self.remarksButton = QPushButton(self.work)
        self.remarksButton.setObjectName(u"remarksButton")
        self.remarksButton.setProperty(u"role", u"ghost")

        self.headLayout.addWidget(self.remarksButton)

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

        self.factsLayout = QHBoxLayout()
        self.factsLayout.setSpacing(8)
        self.factsLayout.setObjectName(u"factsLayout")
        self.factsLayout.setContentsMargins(24, -1, 24, -1)
        self.caption = QLabel(self.work)
        self.caption.setObjectName(u"caption")
        self.caption.setProperty(u"role", u"secondary")

        self.factsLayout.addWidget(self.caption)

        self.factsButton = QPushButton(self.work)
        self.factsButton.setObjectName(u"factsButton")
        self.factsButton.setProperty(u"role", u"ghost")
        self.factsButton.setProperty(u"fit", u"row")

        self.factsLayout.addWidget(self.factsButton)

        self.factsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.factsLayout.addItem(self.factsSpacer)


        self.workLayout.addLayout(self.factsLayout)


        self.columns.addWidget(self.work)


        self.retranslateUi(CheckPage)

        QMetaObject.connectSlotsByName(CheckPage)
    # setupUi

    def retranslateUi(self, CheckPage):
        self.title.setText(QCoreApplication.translate("CheckPage", u"\u6821\u6838", None))
        self.remarksButton.setText(QCoreApplication.translate("CheckPage", u"\u53e6\u5b58\u6279\u6ce8\u7a3f\u2026", None))
#if QT_CONFIG(tooltip)
        self.remarksButton.setToolTip(QCoreApplication.translate("CheckPage", u"\u53e6\u5b58\u4e00\u4efd DOCX\uff0c\u95ee\u9898\u5199\u6210\u6279\u6ce8\uff0c\u7ed9\u7528 WPS \u7684\u540c\u4e8b\u770b", None))
#endif // QT_CONFIG(tooltip)
        self.factsButton.setText(QCoreApplication.translate("CheckPage", u"\u5bfc\u5165\u66f4\u65b0\u2026", None))
#if QT_CONFIG(accessibility)
        self.factsButton.setAccessibleName(QCoreApplication.translate("CheckPage", u"\u5bfc\u5165\u6cd5\u89c4\u5e93\u66f4\u65b0", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

