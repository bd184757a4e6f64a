# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'doctor_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QTableWidget, QVBoxLayout)
class Ui_DoctorDialog(object):
    def setupUi(self, DoctorDialog):
        if not DoctorDialog.objectName():
            DoctorDialog.setObjectName(u"DoctorDialog")
        DoctorDialog.resize(720, 460)
        self.rows = QVBoxLayout(DoctorDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.what = QLabel(DoctorDialog)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.rows.addWidget(self.what)

        self.table = QTableWidget(DoctorDialog)
        self.table.setObjectName(u"table")

        self.rows.addWidget(self.table)

        self.kept = QLabel(DoctorDialog)
        self.kept.setObjectName(u"kept")
        self.kept.setWordWrap(True)
        self.kept.setProperty(u"role", u"quiet")

        self.rows.addWidget(self.kept)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.backupsButton = QPushButton(DoctorDialog)
        self.backupsButton.setObjectName(u"backupsButton")

        self.buttons.addWidget(self.backupsButton)

        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.cancelButton = QPushButton(DoctorDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)

        self.mendButton = QPushButton(DoctorDialog)
        self.mendButton.setObjectName(u"mendButton")
        self.mendButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.mendButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(DoctorDialog)

        self.mendButton.setDefault(True)


        QMetaObject.connectSlotsByName(DoctorDialog)
    # setupUi

    def retranslateUi(self, DoctorDialog):
        DoctorDialog.setWindowTitle(QCoreApplication.translate("DoctorDialog", u"\u68c0\u67e5\u5de5\u4f5c\u7c3f", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("DoctorDialog", u"\u635f\u574f\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.backupsButton.setText(QCoreApplication.translate("DoctorDialog", u"\u627e\u56de\u5907\u4efd\u2026", None))
        self.cancelButton.setText(QCoreApplication.translate("DoctorDialog", u"\u5173\u95ed", None))
        self.mendButton.setText(QCoreApplication.translate("DoctorDialog", u"\u4fee\u590d", None))
    # retranslateUi

