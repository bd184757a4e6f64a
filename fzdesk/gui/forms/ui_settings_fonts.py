# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_fonts.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QGridLayout, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from fzdesk.gui.widgets.status_words import (IconWord, NoticeBar)
class Ui_SettingsFonts(object):
    def setupUi(self, SettingsFonts):
        if not SettingsFonts.objectName():
            SettingsFonts.setObjectName(u"SettingsFonts")
        self.rows = QVBoxLayout(SettingsFonts)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(SettingsFonts)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"role", u"secondary")
        self.hint.setWordWrap(True)

        self.rows.addWidget(self.hint)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self.grid.setColumnStretch(4, 1)

        self.rows.addLayout(self.grid)

        self.missing = IconWord(SettingsFonts)
        self.missing.setObjectName(u"missing")

        self.rows.addWidget(self.missing)

        self.notice = NoticeBar(SettingsFonts)
        self.notice.setObjectName(u"notice")

        self.rows.addWidget(self.notice)

        self.addedTitle = QLabel(SettingsFonts)
        self.addedTitle.setObjectName(u"addedTitle")
        self.addedTitle.setProperty(u"role", u"strong")

        self.rows.addWidget(self.addedTitle)

        self.addedHint = QLabel(SettingsFonts)
        self.addedHint.setObjectName(u"addedHint")
        self.addedHint.setProperty(u"role", u"secondary")
        self.addedHint.setWordWrap(True)

        self.rows.addWidget(self.addedHint)

        self.added = QVBoxLayout()
        self.added.setSpacing(4)
        self.added.setObjectName(u"added")

        self.rows.addLayout(self.added)

        self.deeds = QHBoxLayout()
        self.deeds.setObjectName(u"deeds")
        self.addButton = QPushButton(SettingsFonts)
        self.addButton.setObjectName(u"addButton")

        self.deeds.addWidget(self.addButton)

        self.deedsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.deeds.addItem(self.deedsSpacer)


        self.rows.addLayout(self.deeds)


        self.retranslateUi(SettingsFonts)

        QMetaObject.connectSlotsByName(SettingsFonts)
    # setupUi

    def retranslateUi(self, SettingsFonts):
        self.hint.setText(QCoreApplication.translate("SettingsFonts", u"\u8fd9\u53f0\u7535\u8111\u4e0aPDF\u3001\u9884\u89c8\u548c\u6253\u5370\u7528\u7684\u5b57\u4f53\uff0c\u6240\u6709\u62a5\u544a\u90fd\u4e00\u6837\u3002", None))
        self.addedTitle.setText(QCoreApplication.translate("SettingsFonts", u"\u81ea\u5df1\u52a0\u7684\u5b57\u4f53", None))
        self.addedHint.setText(QCoreApplication.translate("SettingsFonts", u"\u5b57\u4f53\u6587\u4ef6\u590d\u5236\u5230\u7a0b\u5e8f\u7684\u6587\u4ef6\u5939\u91cc\uff0cPDF\u53ea\u5d4c\u5165\u7528\u5230\u7684\u5b57\u3002\u5b57\u4f53\u80fd\u4e0d\u80fd\u7528\u3001\u80fd\u4e0d\u80fd\u968f\u6587\u4ef6\u516c\u5f00\uff0c\u8bf7\u81ea\u5df1\u786e\u8ba4\u597d\u6388\u6743\u3002", None))
        self.addButton.setText(QCoreApplication.translate("SettingsFonts", u"\u52a0\u4e00\u4e2a\u5b57\u4f53\u6587\u4ef6\u2026", None))
        pass
    # retranslateUi

