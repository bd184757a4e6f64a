# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'handover_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QCheckBox, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout)
class Ui_HandoverDialog(object):
    def setupUi(self, HandoverDialog):
        if not HandoverDialog.objectName():
            HandoverDialog.setObjectName(u"HandoverDialog")
        HandoverDialog.resize(520, 300)
        self.rows = QVBoxLayout(HandoverDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.what = QLabel(HandoverDialog)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.rows.addWidget(self.what)

        self.encrypt = QCheckBox(HandoverDialog)
        self.encrypt.setObjectName(u"encrypt")

        self.rows.addWidget(self.encrypt)

        self.phrases = QGridLayout()
        self.phrases.setObjectName(u"phrases")
        self.phrases.setHorizontalSpacing(12)
        self.phrases.setVerticalSpacing(8)
        self.phraseLabel = QLabel(HandoverDialog)
        self.phraseLabel.setObjectName(u"phraseLabel")

        self.phrases.addWidget(self.phraseLabel, 0, 0, 1, 1)

        self.phrase = QLineEdit(HandoverDialog)
        self.phrase.setObjectName(u"phrase")
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.phrases.addWidget(self.phrase, 0, 1, 1, 1)

        self.againLabel = QLabel(HandoverDialog)
        self.againLabel.setObjectName(u"againLabel")

        self.phrases.addWidget(self.againLabel, 1, 0, 1, 1)

        self.again = QLineEdit(HandoverDialog)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.phrases.addWidget(self.again, 1, 1, 1, 1)


        self.rows.addLayout(self.phrases)

        self.hint = QLabel(HandoverDialog)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"quiet")

        self.rows.addWidget(self.hint)

        self.room = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rows.addItem(self.room)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.spacer)

        self.cancelButton = QPushButton(HandoverDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.buttons.addWidget(self.cancelButton)

        self.goButton = QPushButton(HandoverDialog)
        self.goButton.setObjectName(u"goButton")
        self.goButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.goButton)


        self.rows.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.phraseLabel.setBuddy(self.phrase)
        self.againLabel.setBuddy(self.again)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HandoverDialog)

        self.goButton.setDefault(True)


        QMetaObject.connectSlotsByName(HandoverDialog)
    # setupUi

    def retranslateUi(self, HandoverDialog):
        HandoverDialog.setWindowTitle(QCoreApplication.translate("HandoverDialog", u"\u79fb\u4ea4", None))
        self.encrypt.setText(QCoreApplication.translate("HandoverDialog", u"\u7528\u53e3\u4ee4\u52a0\u5bc6\uff0c\u8def\u4e0a\u4e22\u4e86\u522b\u4eba\u4e5f\u6253\u4e0d\u5f00", None))
        self.phraseLabel.setText(QCoreApplication.translate("HandoverDialog", u"\u53e3\u4ee4", None))
#if QT_CONFIG(accessibility)
        self.phrase.setAccessibleName(QCoreApplication.translate("HandoverDialog", u"\u53e3\u4ee4", None))
#endif // QT_CONFIG(accessibility)
        self.againLabel.setText(QCoreApplication.translate("HandoverDialog", u"\u518d\u5199\u4e00\u904d", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("HandoverDialog", u"\u518d\u5199\u4e00\u904d\u53e3\u4ee4", None))
#endif // QT_CONFIG(accessibility)
        self.cancelButton.setText(QCoreApplication.translate("HandoverDialog", u"\u53d6\u6d88", None))
        self.goButton.setText(QCoreApplication.translate("HandoverDialog", u"\u751f\u6210\u79fb\u4ea4\u5305\u2026", None))
    # retranslateUi

