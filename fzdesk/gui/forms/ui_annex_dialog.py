# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'annex_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_AnnexDialog(object):
    def setupUi(self, AnnexDialog):
        if not AnnexDialog.objectName():
            AnnexDialog.setObjectName(u"AnnexDialog")
        AnnexDialog.resize(440, 440)
        self.rows = QVBoxLayout(AnnexDialog)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.titleLabel = QLabel(AnnexDialog)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setProperty(u"role", u"strong")

        self.rows.addWidget(self.titleLabel)

        self.title = QLineEdit(AnnexDialog)
        self.title.setObjectName(u"title")

        self.rows.addWidget(self.title)

        self.columnsLabel = QLabel(AnnexDialog)
        self.columnsLabel.setObjectName(u"columnsLabel")
        self.columnsLabel.setProperty(u"role", u"strong")

        self.rows.addWidget(self.columnsLabel)

        self.columns = QListWidget(AnnexDialog)
        self.columns.setObjectName(u"columns")

        self.rows.addWidget(self.columns)

        self.outcome = QLabel(AnnexDialog)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setProperty(u"role", u"secondary")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumSize(QSize(0, 36))

        self.rows.addWidget(self.outcome)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.cancelButton = QPushButton(AnnexDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)

        self.okButton = QPushButton(AnnexDialog)
        self.okButton.setObjectName(u"okButton")
        self.okButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.okButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(AnnexDialog)

        self.okButton.setDefault(True)


        QMetaObject.connectSlotsByName(AnnexDialog)
    # setupUi

    def retranslateUi(self, AnnexDialog):
        AnnexDialog.setWindowTitle(QCoreApplication.translate("AnnexDialog", u"\u653e\u8fdb\u62a5\u544a\u9644\u4ef6", None))
        self.titleLabel.setText(QCoreApplication.translate("AnnexDialog", u"\u9644\u4ef6\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("AnnexDialog", u"\u9644\u4ef6\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.columnsLabel.setText(QCoreApplication.translate("AnnexDialog", u"\u5370\u54ea\u51e0\u5217", None))
#if QT_CONFIG(accessibility)
        self.columns.setAccessibleName(QCoreApplication.translate("AnnexDialog", u"\u5370\u54ea\u51e0\u5217", None))
#endif // QT_CONFIG(accessibility)
        self.cancelButton.setText(QCoreApplication.translate("AnnexDialog", u"\u53d6\u6d88", None))
        self.okButton.setText(QCoreApplication.translate("AnnexDialog", u"\u653e\u8fdb\u9644\u4ef6", None))
    # retranslateUi

