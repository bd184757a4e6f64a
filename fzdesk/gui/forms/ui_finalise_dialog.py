# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finalise_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QTextBrowser,
    QVBoxLayout)
class Ui_FinaliseDialog(object):
    def setupUi(self, FinaliseDialog):
        if not FinaliseDialog.objectName():
            FinaliseDialog.setObjectName(u"FinaliseDialog")
        FinaliseDialog.resize(640, 420)
        self.rows = QVBoxLayout(FinaliseDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 24, 24, 16)
        self.what = QLabel(FinaliseDialog)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"title")
        self.what.setWordWrap(True)

        self.rows.addWidget(self.what)

        self.meaning = QLabel(FinaliseDialog)
        self.meaning.setObjectName(u"meaning")
        self.meaning.setWordWrap(True)

        self.rows.addWidget(self.meaning)

        self.list = QTextBrowser(FinaliseDialog)
        self.list.setObjectName(u"list")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.list.sizePolicy().hasHeightForWidth())
        self.list.setSizePolicy(sizePolicy)

        self.rows.addWidget(self.list)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttonsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttonsSpacer)

        self.finaliseButton = QPushButton(FinaliseDialog)
        self.finaliseButton.setObjectName(u"finaliseButton")
        self.finaliseButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.finaliseButton)

        self.checkButton = QPushButton(FinaliseDialog)
        self.checkButton.setObjectName(u"checkButton")

        self.buttons.addWidget(self.checkButton)

        self.cancelButton = QPushButton(FinaliseDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(FinaliseDialog)

        QMetaObject.connectSlotsByName(FinaliseDialog)
    # setupUi

    def retranslateUi(self, FinaliseDialog):
        FinaliseDialog.setWindowTitle(QCoreApplication.translate("FinaliseDialog", u"\u5b9a\u7a3f", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("FinaliseDialog", u"\u6821\u6838\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.finaliseButton.setText(QCoreApplication.translate("FinaliseDialog", u"\u5b9a\u7a3f", None))
        self.checkButton.setText(QCoreApplication.translate("FinaliseDialog", u"\u53bb\u6821\u6838", None))
        self.cancelButton.setText(QCoreApplication.translate("FinaliseDialog", u"\u5148\u4e0d\u5b9a\u7a3f", None))
    # retranslateUi

