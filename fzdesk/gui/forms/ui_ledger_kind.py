# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'ledger_kind.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QMetaObject)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QVBoxLayout)
class Ui_LedgerKind(object):
    def setupUi(self, LedgerKind):
        if not LedgerKind.objectName():
            LedgerKind.setObjectName(u"LedgerKind")
        LedgerKind.setProperty(u"role", u"sheet")
        self.outer = QVBoxLayout(LedgerKind)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 16, 0, 0)
        self.headLayout = QVBoxLayout()
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(24, -1, 24, 8)

        self.outer.addLayout(self.headLayout)

        self.tableLayout = QVBoxLayout()
        self.tableLayout.setSpacing(0)
        self.tableLayout.setObjectName(u"tableLayout")
        self.tableLayout.setContentsMargins(16, -1, 0, -1)

        self.outer.addLayout(self.tableLayout)

        self.totalsBar = QFrame(LedgerKind)
        self.totalsBar.setObjectName(u"totalsBar")
        self.totalsBar.setProperty(u"role", u"bottombar")
        self.totalsLayout = QHBoxLayout(self.totalsBar)
        self.totalsLayout.setSpacing(0)
        self.totalsLayout.setObjectName(u"totalsLayout")
        self.totalsLayout.setContentsMargins(24, 0, 24, 0)

        self.outer.addWidget(self.totalsBar)


        self.retranslateUi(LedgerKind)

        QMetaObject.connectSlotsByName(LedgerKind)
    # setupUi

    def retranslateUi(self, LedgerKind):
        pass
    # retranslateUi

