# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'section_settings.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QComboBox, QHBoxLayout,
    QLabel, QLayout, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from fzdesk.gui.widgets.text_field import LineField
class Ui_SectionSettings(object):
    def setupUi(self, SectionSettings):
        if not SectionSettings.objectName():
            SectionSettings.setObjectName(u"SectionSettings")
        SectionSettings.resize(480, 420)
        self.layout = QVBoxLayout(SectionSettings)
        self.layout.setSpacing(4)
        self.layout.setObjectName(u"layout")
        self.layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.layout.setContentsMargins(24, 20, 24, 20)
        self.titleLabel = QLabel(SectionSettings)
        self.titleLabel.setObjectName(u"titleLabel")
        self.titleLabel.setProperty(u"role", u"strong")

        self.layout.addWidget(self.titleLabel)

        self.title = LineField(SectionSettings)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"fit", u"form")

        self.layout.addWidget(self.title)

        self.titleHint = QLabel(SectionSettings)
        self.titleHint.setObjectName(u"titleHint")
        self.titleHint.setProperty(u"role", u"secondary")
        self.titleHint.setWordWrap(True)

        self.layout.addWidget(self.titleHint)

        self.gap1 = QSpacerItem(0, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.layout.addItem(self.gap1)

        self.itemsLabel = QLabel(SectionSettings)
        self.itemsLabel.setObjectName(u"itemsLabel")
        self.itemsLabel.setProperty(u"role", u"strong")

        self.layout.addWidget(self.itemsLabel)

        self.itemsLayout = QVBoxLayout()
        self.itemsLayout.setSpacing(0)
        self.itemsLayout.setObjectName(u"itemsLayout")

        self.layout.addLayout(self.itemsLayout)

        self.gap2 = QSpacerItem(0, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.layout.addItem(self.gap2)

        self.mergeLabel = QLabel(SectionSettings)
        self.mergeLabel.setObjectName(u"mergeLabel")
        self.mergeLabel.setProperty(u"role", u"strong")

        self.layout.addWidget(self.mergeLabel)

        self.merge = QComboBox(SectionSettings)
        self.merge.setObjectName(u"merge")
        self.merge.setProperty(u"fit", u"form")

        self.layout.addWidget(self.merge)

        self.mergeHint = QLabel(SectionSettings)
        self.mergeHint.setObjectName(u"mergeHint")
        self.mergeHint.setProperty(u"role", u"secondary")
        self.mergeHint.setWordWrap(True)

        self.layout.addWidget(self.mergeHint)

        self.gap3 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout.addItem(self.gap3)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.left)

        self.cancel = QPushButton(SectionSettings)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.ok = QPushButton(SectionSettings)
        self.ok.setObjectName(u"ok")
        self.ok.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.ok)


        self.layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.titleLabel.setBuddy(self.title)
        self.mergeLabel.setBuddy(self.merge)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SectionSettings)
        self.ok.clicked.connect(SectionSettings.accept)
        self.cancel.clicked.connect(SectionSettings.reject)

        self.ok.setDefault(True)


        QMetaObject.connectSlotsByName(SectionSettings)
    # setupUi

    def retranslateUi(self, SectionSettings):
        SectionSettings.setWindowTitle(QCoreApplication.translate("SectionSettings", u"\u672c\u8282\u8bbe\u7f6e", None))
        self.titleLabel.setText(QCoreApplication.translate("SectionSettings", u"\u6807\u9898", None))
        self.titleHint.setText(QCoreApplication.translate("SectionSettings", u"\u5e8f\u53f7\u81ea\u52a8\u7f16\u6392\uff0c\u4e0d\u7528\u5199\u3002\u6e05\u7a7a\u5c31\u6062\u590d\u76ee\u5f55\u91cc\u7684\u6807\u9898\u3002", None))
        self.itemsLabel.setText(QCoreApplication.translate("SectionSettings", u"\u5404\u6bb5\u600e\u4e48\u6392", None))
        self.mergeLabel.setText(QCoreApplication.translate("SectionSettings", u"\u5e76\u5165\u53e6\u4e00\u8282", None))
        self.mergeHint.setText(QCoreApplication.translate("SectionSettings", u"\u5e76\u5165\u4ee5\u540e\uff0c\u672c\u8282\u6b63\u6587\u63a5\u5728\u90a3\u4e00\u8282\u540e\u9762\uff0c\u4e0d\u518d\u5355\u5217\u6807\u9898\uff1b\u586b\u5199\u4ecd\u5728\u8fd9\u4e00\u9875\u3002", None))
        self.cancel.setText(QCoreApplication.translate("SectionSettings", u"\u53d6\u6d88", None))
        self.ok.setText(QCoreApplication.translate("SectionSettings", u"\u786e\u5b9a", None))
    # retranslateUi

