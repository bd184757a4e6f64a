# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'section_title.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from fzdesk.gui.widgets.text_field import LineField
class Ui_SectionTitle(object):
    def setupUi(self, SectionTitle):
        if not SectionTitle.objectName():
            SectionTitle.setObjectName(u"SectionTitle")
        SectionTitle.resize(440, 180)
        self.layout = QVBoxLayout(SectionTitle)
        self.layout.setSpacing(4)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(24, 20, 24, 20)
        self.titleLabel = QLabel(SectionTitle)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setProperty(u"role", u"strong")

        self.layout.addWidget(self.titleLabel)

        self.title = LineField(SectionTitle)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"fit", u"form")

        self.layout.addWidget(self.title)

        self.hint = QLabel(SectionTitle)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"role", u"secondary")
        self.hint.setWordWrap(True)

        self.layout.addWidget(self.hint)

        self.gap = QSpacerItem(0, 16, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout.addItem(self.gap)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.left)

        self.cancel = QPushButton(SectionTitle)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.ok = QPushButton(SectionTitle)
        self.ok.setObjectName(u"ok")
        self.ok.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.ok)


        self.layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.titleLabel.setBuddy(self.title)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SectionTitle)
        self.ok.clicked.connect(SectionTitle.accept)
        self.cancel.clicked.connect(SectionTitle.reject)

        self.ok.setDefault(True)


        QMetaObject.connectSlotsByName(SectionTitle)
    # setupUi

    def retranslateUi(self, SectionTitle):
        SectionTitle.setWindowTitle(QCoreApplication.translate("SectionTitle", u"\u589e\u52a0\u4e00\u8282", None))
        self.titleLabel.setText(QCoreApplication.translate("SectionTitle", u"\u65b0\u4e00\u8282\u7684\u6807\u9898", None))
        self.hint.setText(QCoreApplication.translate("SectionTitle", u"\u5e8f\u53f7\u81ea\u52a8\u7f16\u6392\uff0c\u4e0d\u7528\u5199\u3002", None))
        self.cancel.setText(QCoreApplication.translate("SectionTitle", u"\u53d6\u6d88", None))
        self.ok.setText(QCoreApplication.translate("SectionTitle", u"\u589e\u52a0", None))
    # retranslateUi

