# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'crash_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)
class Ui_CrashDialog(object):
    def setupUi(self, CrashDialog):
        if not CrashDialog.objectName():
            CrashDialog.setObjectName(u"CrashDialog")
        CrashDialog.resize(520, 220)
        self.rows = QVBoxLayout(CrashDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 24, 24, 16)
        self.what = QLabel(CrashDialog)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"group")

        self.rows.addWidget(self.what)

        self.safe = QLabel(CrashDialog)
        self.safe.setObjectName(u"safe")
        self.safe.setWordWrap(True)

        self.rows.addWidget(self.safe)

        self.detail = QPlainTextEdit(CrashDialog)
        self.detail.setObjectName(u"detail")
        self.detail.setProperty(u"role", u"field")
        self.detail.setReadOnly(True)

        self.rows.addWidget(self.detail)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.detailButton = QPushButton(CrashDialog)
        self.detailButton.setObjectName(u"detailButton")
        self.detailButton.setProperty(u"role", u"ghost")
        self.detailButton.setCheckable(True)

        self.buttons.addWidget(self.detailButton)

        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.goOnButton = QPushButton(CrashDialog)
        self.goOnButton.setObjectName(u"goOnButton")
        self.goOnButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.goOnButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(CrashDialog)

        self.goOnButton.setDefault(True)


        QMetaObject.connectSlotsByName(CrashDialog)
    # setupUi

    def retranslateUi(self, CrashDialog):
        CrashDialog.setWindowTitle(QCoreApplication.translate("CrashDialog", u"\u7a0b\u5e8f\u51fa\u4e86\u95ee\u9898", None))
        self.what.setText(QCoreApplication.translate("CrashDialog", u"\u7a0b\u5e8f\u51fa\u4e86\u95ee\u9898\uff0c\u521a\u624d\u8fd9\u4e00\u6b65\u6ca1\u6709\u505a\u5b8c\u3002", None))
#if QT_CONFIG(accessibility)
        self.detail.setAccessibleName(QCoreApplication.translate("CrashDialog", u"\u8be6\u60c5", None))
#endif // QT_CONFIG(accessibility)
        self.detailButton.setText(QCoreApplication.translate("CrashDialog", u"\u8be6\u60c5", None))
        self.goOnButton.setText(QCoreApplication.translate("CrashDialog", u"\u7ee7\u7eed", None))
    # retranslateUi

