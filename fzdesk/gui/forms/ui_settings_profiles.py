# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_profiles.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QGridLayout, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from fzdesk.gui.widgets.status_words import NoticeBar
from fzdesk.gui.widgets.steps_list import StepsList
class Ui_SettingsProfiles(object):
    def setupUi(self, SettingsProfiles):
        if not SettingsProfiles.objectName():
            SettingsProfiles.setObjectName(u"SettingsProfiles")
        self.rows = QVBoxLayout(SettingsProfiles)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(SettingsProfiles)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"role", u"secondary")
        self.hint.setWordWrap(True)

        self.rows.addWidget(self.hint)

        self.list = StepsList(SettingsProfiles)
        self.list.setObjectName(u"list")

        self.rows.addWidget(self.list)

        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(8)
        self.deeds.setObjectName(u"deeds")
        self.useButton = QPushButton(SettingsProfiles)
        self.useButton.setObjectName(u"useButton")

        self.deeds.addWidget(self.useButton)

        self.copyButton = QPushButton(SettingsProfiles)
        self.copyButton.setObjectName(u"copyButton")

        self.deeds.addWidget(self.copyButton)

        self.resetButton = QPushButton(SettingsProfiles)
        self.resetButton.setObjectName(u"resetButton")
        self.resetButton.setProperty(u"role", u"ghost")

        self.deeds.addWidget(self.resetButton)

        self.removeButton = QPushButton(SettingsProfiles)
        self.removeButton.setObjectName(u"removeButton")
        self.removeButton.setProperty(u"role", u"ghost")

        self.deeds.addWidget(self.removeButton)

        self.deedsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.deeds.addItem(self.deedsSpacer)


        self.rows.addLayout(self.deeds)

        self.notice = NoticeBar(SettingsProfiles)
        self.notice.setObjectName(u"notice")

        self.rows.addWidget(self.notice)

        self.fixed = QLabel(SettingsProfiles)
        self.fixed.setObjectName(u"fixed")
        self.fixed.setProperty(u"role", u"secondary")
        self.fixed.setWordWrap(True)

        self.rows.addWidget(self.fixed)

        self.problem = QLabel(SettingsProfiles)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"wrong")
        self.problem.setWordWrap(True)

        self.rows.addWidget(self.problem)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(12)
        self.fields.setColumnStretch(0, 1)
        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnStretch(2, 1)
        self.fields.setColumnStretch(3, 1)

        self.rows.addLayout(self.fields)

        self.facesTitle = QLabel(SettingsProfiles)
        self.facesTitle.setObjectName(u"facesTitle")
        self.facesTitle.setProperty(u"role", u"strong")

        self.rows.addWidget(self.facesTitle)

        self.facesHint = QLabel(SettingsProfiles)
        self.facesHint.setObjectName(u"facesHint")
        self.facesHint.setProperty(u"role", u"secondary")
        self.facesHint.setWordWrap(True)

        self.rows.addWidget(self.facesHint)

        self.faces = QGridLayout()
        self.faces.setObjectName(u"faces")
        self.faces.setHorizontalSpacing(16)
        self.faces.setVerticalSpacing(12)
        self.faces.setColumnStretch(0, 1)
        self.faces.setColumnStretch(1, 1)

        self.rows.addLayout(self.faces)

        self.ruleTitle = QLabel(SettingsProfiles)
        self.ruleTitle.setObjectName(u"ruleTitle")
        self.ruleTitle.setProperty(u"role", u"strong")

        self.rows.addWidget(self.ruleTitle)

        self.ruleSlot = QHBoxLayout()
        self.ruleSlot.setObjectName(u"ruleSlot")

        self.rows.addLayout(self.ruleSlot)

        self.ruleHint = QLabel(SettingsProfiles)
        self.ruleHint.setObjectName(u"ruleHint")
        self.ruleHint.setProperty(u"role", u"secondary")
        self.ruleHint.setWordWrap(True)

        self.rows.addWidget(self.ruleHint)


        self.retranslateUi(SettingsProfiles)

        QMetaObject.connectSlotsByName(SettingsProfiles)
    # setupUi

    def retranslateUi(self, SettingsProfiles):
        self.hint.setText(QCoreApplication.translate("SettingsProfiles", u"\u81ea\u5df1\u7684\u7248\u5f0f\u5b58\u5728\u8fd9\u4efd\u62a5\u544a\u91cc\uff0c\u6362\u4e00\u53f0\u7535\u8111\u3001\u5199\u4e0b\u4e00\u5e74\u90fd\u4e00\u6837\u3002", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("SettingsProfiles", u"\u7248\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.useButton.setText(QCoreApplication.translate("SettingsProfiles", u"\u7528\u4e8e\u672c\u62a5\u544a", None))
        self.copyButton.setText(QCoreApplication.translate("SettingsProfiles", u"\u590d\u5236\u4e00\u4efd\u6765\u6539", None))
        self.resetButton.setText(QCoreApplication.translate("SettingsProfiles", u"\u6062\u590d\u539f\u6837", None))
        self.removeButton.setText(QCoreApplication.translate("SettingsProfiles", u"\u5220\u9664", None))
        self.fixed.setText(QCoreApplication.translate("SettingsProfiles", u"\u7a0b\u5e8f\u81ea\u5e26\u7684\u7248\u5f0f\u4e0d\u80fd\u6539\uff0c\u590d\u5236\u4e00\u4efd\u518d\u6539\u3002", None))
        self.facesTitle.setText(QCoreApplication.translate("SettingsProfiles", u"\u5b57\u4f53", None))
        self.facesHint.setText(QCoreApplication.translate("SettingsProfiles", u"DOCX\u91cc\u5199\u7684\u5b57\u4f53\u540d\uff1bPDF\u5148\u7528\u8fd9\u53f0\u7535\u8111\u4e0a\u7684\u540c\u540d\u5b57\u4f53\uff0c\u6ca1\u6709\u5c31\u7528\u7a0b\u5e8f\u81ea\u5e26\u7684\u3002", None))
        self.ruleTitle.setText(QCoreApplication.translate("SettingsProfiles", u"PDF\u65ad\u884c", None))
        self.ruleHint.setText(QCoreApplication.translate("SettingsProfiles", u"\u201c\u4e0eDOCX\u4e00\u81f4\u201d\u65f6\u4e24\u79cd\u6587\u4ef6\u6bcf\u884c\u7684\u5b57\u76f8\u540c\uff1b\u201c\u7ec6\u6392\u201d\u538b\u7f29\u6807\u70b9\uff0c\u6570\u5b57\u548c\u5355\u4f4d\u4e0d\u62c6\u5f00\uff0c\u53ea\u7528\u4e8ePDF\u3002", None))
        pass
    # retranslateUi

