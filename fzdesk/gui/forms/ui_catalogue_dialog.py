# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'catalogue_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QTextBrowser, QVBoxLayout)
class Ui_CatalogueDialog(object):
    def setupUi(self, CatalogueDialog):
        if not CatalogueDialog.objectName():
            CatalogueDialog.setObjectName(u"CatalogueDialog")
        CatalogueDialog.resize(680, 460)
        self.rows = QVBoxLayout(CatalogueDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.what = QLabel(CatalogueDialog)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"group")
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.what.setWordWrap(True)

        self.head.addWidget(self.what)

        self.now = QLabel(CatalogueDialog)
        self.now.setObjectName(u"now")
        self.now.setProperty(u"role", u"secondary")
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.now.setWordWrap(True)

        self.head.addWidget(self.now)


        self.rows.addLayout(self.head)

        self.upperLine = QFrame(CatalogueDialog)
        self.upperLine.setObjectName(u"upperLine")
        self.upperLine.setProperty(u"role", u"line")

        self.rows.addWidget(self.upperLine)

        self.list = QTextBrowser(CatalogueDialog)
        self.list.setObjectName(u"list")
        self.list.setOpenLinks(False)
        self.list.setTabChangesFocus(True)

        self.rows.addWidget(self.list)

        self.lowerLine = QFrame(CatalogueDialog)
        self.lowerLine.setObjectName(u"lowerLine")
        self.lowerLine.setProperty(u"role", u"line")

        self.rows.addWidget(self.lowerLine)

        self.after = QLabel(CatalogueDialog)
        self.after.setObjectName(u"after")
        self.after.setProperty(u"role", u"secondary")
        self.after.setTextFormat(Qt.TextFormat.PlainText)
        self.after.setWordWrap(True)

        self.rows.addWidget(self.after)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.cancelButton = QPushButton(CatalogueDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)

        self.laterButton = QPushButton(CatalogueDialog)
        self.laterButton.setObjectName(u"laterButton")

        self.buttons.addWidget(self.laterButton)

        self.adoptButton = QPushButton(CatalogueDialog)
        self.adoptButton.setObjectName(u"adoptButton")
        self.adoptButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.adoptButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(CatalogueDialog)

        QMetaObject.connectSlotsByName(CatalogueDialog)
    # setupUi

    def retranslateUi(self, CatalogueDialog):
        CatalogueDialog.setWindowTitle(QCoreApplication.translate("CatalogueDialog", u"\u6838\u5bf9\u76ee\u5f55", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("CatalogueDialog", u"\u6539\u4e86\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        self.cancelButton.setText(QCoreApplication.translate("CatalogueDialog", u"\u4e0d\u5bfc\u5165", None))
        self.laterButton.setText(QCoreApplication.translate("CatalogueDialog", u"\u5148\u4e0d\u6362", None))
        self.adoptButton.setText(QCoreApplication.translate("CatalogueDialog", u"\u91c7\u7528\u65b0\u76ee\u5f55", None))
    # retranslateUi

