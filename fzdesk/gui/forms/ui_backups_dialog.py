# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'backups_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QComboBox, QHBoxLayout,
    QLabel, QListWidget, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_BackupsDialog(object):
    def setupUi(self, BackupsDialog):
        if not BackupsDialog.objectName():
            BackupsDialog.setObjectName(u"BackupsDialog")
        BackupsDialog.resize(620, 500)
        self.rows = QVBoxLayout(BackupsDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.what = QLabel(BackupsDialog)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.rows.addWidget(self.what)

        self.workbooks = QComboBox(BackupsDialog)
        self.workbooks.setObjectName(u"workbooks")

        self.rows.addWidget(self.workbooks)

        self.list = QListWidget(BackupsDialog)
        self.list.setObjectName(u"list")

        self.rows.addWidget(self.list)

        self.holds = QLabel(BackupsDialog)
        self.holds.setObjectName(u"holds")
        self.holds.setWordWrap(True)
        self.holds.setProperty(u"role", u"quiet")

        self.rows.addWidget(self.holds)

        self.placeRow = QHBoxLayout()
        self.placeRow.setSpacing(8)
        self.placeRow.setObjectName(u"placeRow")
        self.place = QLabel(BackupsDialog)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)
        self.place.setProperty(u"role", u"quiet")

        self.placeRow.addWidget(self.place)

        self.noPlaceButton = QPushButton(BackupsDialog)
        self.noPlaceButton.setObjectName(u"noPlaceButton")
        self.noPlaceButton.setProperty(u"role", u"ghost")
        self.noPlaceButton.setAutoDefault(False)

        self.placeRow.addWidget(self.noPlaceButton)

        self.placeButton = QPushButton(BackupsDialog)
        self.placeButton.setObjectName(u"placeButton")
        self.placeButton.setAutoDefault(False)

        self.placeRow.addWidget(self.placeButton)


        self.rows.addLayout(self.placeRow)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.cancelButton = QPushButton(BackupsDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)

        self.restoreButton = QPushButton(BackupsDialog)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.restoreButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(BackupsDialog)

        self.restoreButton.setDefault(True)


        QMetaObject.connectSlotsByName(BackupsDialog)
    # setupUi

    def retranslateUi(self, BackupsDialog):
        BackupsDialog.setWindowTitle(QCoreApplication.translate("BackupsDialog", u"\u627e\u56de\u5907\u4efd", None))
#if QT_CONFIG(accessibility)
        self.workbooks.setAccessibleName(QCoreApplication.translate("BackupsDialog", u"\u5de5\u4f5c\u7c3f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("BackupsDialog", u"\u5907\u4efd", None))
#endif // QT_CONFIG(accessibility)
        self.noPlaceButton.setText(QCoreApplication.translate("BackupsDialog", u"\u4e0d\u518d\u7528", None))
        self.placeButton.setText(QCoreApplication.translate("BackupsDialog", u"\u9009\u6587\u4ef6\u5939\u2026", None))
        self.cancelButton.setText(QCoreApplication.translate("BackupsDialog", u"\u4e0d\u6062\u590d", None))
        self.restoreButton.setText(QCoreApplication.translate("BackupsDialog", u"\u6062\u590d\u8fd9\u4e00\u4efd", None))
    # retranslateUi

