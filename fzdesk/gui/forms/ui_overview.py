# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'overview.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QMetaObject, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QScrollArea,
    QVBoxLayout, QWidget)
class Ui_Overview(object):
    def setupUi(self, Overview):
        if not Overview.objectName():
            Overview.setObjectName(u"Overview")
        Overview.setProperty(u"role", u"sheet")
        self.outer = QVBoxLayout(Overview)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 16, 0, 0)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(16)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(24, -1, 24, -1)
        self.title = QLabel(Overview)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.headLayout.addWidget(self.title)

        self.today = QLabel(Overview)
        self.today.setObjectName(u"today")
        self.today.setProperty(u"role", u"secondary")
        self.today.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.headLayout.addWidget(self.today)


        self.outer.addLayout(self.headLayout)

        self.scroll = QScrollArea(Overview)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents = QWidget()
        self.contents.setObjectName(u"contents")
        self.contents.setProperty(u"role", u"sheet")
        self.body = QVBoxLayout(self.contents)
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(16, 0, 16, 24)
        self.scroll.setWidget(self.contents)

        self.outer.addWidget(self.scroll)


        self.retranslateUi(Overview)

        QMetaObject.connectSlotsByName(Overview)
    # setupUi

    def retranslateUi(self, Overview):
        pass
    # retranslateUi

