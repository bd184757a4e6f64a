# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'form_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from fzdesk.gui.widgets.text_field import (GrowingText, LineField)
class Ui_FormPage(object):
    def setupUi(self, FormPage):
        if not FormPage.objectName():
            FormPage.setObjectName(u"FormPage")
        FormPage.resize(640, 900)
        self.grid = QGridLayout(FormPage)
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(8, 0, 8, 0)
        self.titleGroup = QLabel(FormPage)
        self.titleGroup.setObjectName(u"titleGroup")
        self.titleGroup.setProperty(u"role", u"group")
        self.titleGroup.setWordWrap(True)

        self.grid.addWidget(self.titleGroup, 0, 0, 1, 2)

        self.titleKindBox = QVBoxLayout()
        self.titleKindBox.setSpacing(4)
        self.titleKindBox.setObjectName(u"titleKindBox")
        self.titleKindLabel = QLabel(FormPage)
        self.titleKindLabel.setObjectName(u"titleKindLabel")
        self.titleKindLabel.setProperty(u"role", u"strong")
        self.titleKindLabel.setWordWrap(True)

        self.titleKindBox.addWidget(self.titleKindLabel)

        self.titleKindSlot = QVBoxLayout()
        self.titleKindSlot.setSpacing(4)
        self.titleKindSlot.setObjectName(u"titleKindSlot")

        self.titleKindBox.addLayout(self.titleKindSlot)

        self.titleKindRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.titleKindBox.addItem(self.titleKindRest)


        self.grid.addLayout(self.titleKindBox, 1, 0, 1, 2)

        self.titleLinesBox = QVBoxLayout()
        self.titleLinesBox.setSpacing(4)
        self.titleLinesBox.setObjectName(u"titleLinesBox")
        self.titleLinesLabel = QLabel(FormPage)
        self.titleLinesLabel.setObjectName(u"titleLinesLabel")
        self.titleLinesLabel.setProperty(u"role", u"strong")
        self.titleLinesLabel.setWordWrap(True)

        self.titleLinesBox.addWidget(self.titleLinesLabel)

        self.titleLines = GrowingText(FormPage)
        self.titleLines.setObjectName(u"titleLines")

        self.titleLinesBox.addWidget(self.titleLines)

        self.titleLinesHint = QLabel(FormPage)
        self.titleLinesHint.setObjectName(u"titleLinesHint")
        self.titleLinesHint.setProperty(u"role", u"secondary")
        self.titleLinesHint.setWordWrap(True)

        self.titleLinesBox.addWidget(self.titleLinesHint)

        self.titleLinesRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.titleLinesBox.addItem(self.titleLinesRest)


        self.grid.addLayout(self.titleLinesBox, 2, 0, 1, 2)

        self.titleInTwo = QCheckBox(FormPage)
        self.titleInTwo.setObjectName(u"titleInTwo")

        self.grid.addWidget(self.titleInTwo, 3, 0, 1, 2)

        self.preview = QFrame(FormPage)
        self.preview.setObjectName(u"preview")
        self.preview.setProperty(u"role", u"card")
        self.previewSlot = QVBoxLayout(self.preview)
        self.previewSlot.setObjectName(u"previewSlot")
        self.previewSlot.setContentsMargins(16, 16, 16, 16)

        self.grid.addWidget(self.preview, 4, 0, 1, 2)

        self.fromGroupGap = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.grid.addItem(self.fromGroupGap, 5, 0, 1, 2)

        self.fromGroup = QLabel(FormPage)
        self.fromGroup.setObjectName(u"fromGroup")
        self.fromGroup.setProperty(u"role", u"group")
        self.fromGroup.setWordWrap(True)

        self.grid.addWidget(self.fromGroup, 6, 0, 1, 2)

        self.issuersBox = QVBoxLayout()
        self.issuersBox.setSpacing(4)
        self.issuersBox.setObjectName(u"issuersBox")
        self.issuersLabel = QLabel(FormPage)
        self.issuersLabel.setObjectName(u"issuersLabel")
        self.issuersLabel.setProperty(u"role", u"strong")
        self.issuersLabel.setWordWrap(True)

        self.issuersBox.addWidget(self.issuersLabel)

        self.issuersSlot = QVBoxLayout()
        self.issuersSlot.setSpacing(4)
        self.issuersSlot.setObjectName(u"issuersSlot")

        self.issuersBox.addLayout(self.issuersSlot)

        self.issuersHint = QLabel(FormPage)
        self.issuersHint.setObjectName(u"issuersHint")
        self.issuersHint.setProperty(u"role", u"secondary")
        self.issuersHint.setWordWrap(True)

        self.issuersBox.addWidget(self.issuersHint)

        self.issuersRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.issuersBox.addItem(self.issuersRest)


        self.grid.addLayout(self.issuersBox, 7, 0, 1, 2)

        self.ownIssuersBox = QVBoxLayout()
        self.ownIssuersBox.setSpacing(4)
        self.ownIssuersBox.setObjectName(u"ownIssuersBox")
        self.ownIssuersLabel = QLabel(FormPage)
        self.ownIssuersLabel.setObjectName(u"ownIssuersLabel")
        self.ownIssuersLabel.setProperty(u"role", u"strong")
        self.ownIssuersLabel.setWordWrap(True)

        self.ownIssuersBox.addWidget(self.ownIssuersLabel)

        self.ownIssuers = LineField(FormPage)
        self.ownIssuers.setObjectName(u"ownIssuers")
        self.ownIssuers.setProperty(u"fit", u"form")

        self.ownIssuersBox.addWidget(self.ownIssuers)

        self.ownIssuersHint = QLabel(FormPage)
        self.ownIssuersHint.setObjectName(u"ownIssuersHint")
        self.ownIssuersHint.setProperty(u"role", u"secondary")
        self.ownIssuersHint.setWordWrap(True)

        self.ownIssuersBox.addWidget(self.ownIssuersHint)

        self.ownIssuersRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.ownIssuersBox.addItem(self.ownIssuersRest)


        self.grid.addLayout(self.ownIssuersBox, 8, 0, 1, 2)

        self.addresseeBox = QVBoxLayout()
        self.addresseeBox.setSpacing(4)
        self.addresseeBox.setObjectName(u"addresseeBox")
        self.addresseeLabel = QLabel(FormPage)
        self.addresseeLabel.setObjectName(u"addresseeLabel")
        self.addresseeLabel.setProperty(u"role", u"strong")
        self.addresseeLabel.setWordWrap(True)

        self.addresseeBox.addWidget(self.addresseeLabel)

        self.addressee = LineField(FormPage)
        self.addressee.setObjectName(u"addressee")
        self.addressee.setProperty(u"fit", u"form")

        self.addresseeBox.addWidget(self.addressee)

        self.addresseeHint = QLabel(FormPage)
        self.addresseeHint.setObjectName(u"addresseeHint")
        self.addresseeHint.setProperty(u"role", u"secondary")
        self.addresseeHint.setWordWrap(True)

        self.addresseeBox.addWidget(self.addresseeHint)

        self.addresseeRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.addresseeBox.addItem(self.addresseeRest)


        self.grid.addLayout(self.addresseeBox, 9, 0, 1, 2)

        self.dateGroupGap = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.grid.addItem(self.dateGroupGap, 10, 0, 1, 2)

        self.dateGroup = QLabel(FormPage)
        self.dateGroup.setObjectName(u"dateGroup")
        self.dateGroup.setProperty(u"role", u"group")
        self.dateGroup.setWordWrap(True)

        self.grid.addWidget(self.dateGroup, 11, 0, 1, 2)

        self.dateBox = QVBoxLayout()
        self.dateBox.setSpacing(4)
        self.dateBox.setObjectName(u"dateBox")
        self.dateLabel = QLabel(FormPage)
        self.dateLabel.setObjectName(u"dateLabel")
        self.dateLabel.setProperty(u"role", u"strong")
        self.dateLabel.setWordWrap(True)

        self.dateBox.addWidget(self.dateLabel)

        self.date = LineField(FormPage)
        self.date.setObjectName(u"date")
        self.date.setProperty(u"fit", u"form")

        self.dateBox.addWidget(self.date)

        self.dateHint = QLabel(FormPage)
        self.dateHint.setObjectName(u"dateHint")
        self.dateHint.setProperty(u"role", u"secondary")
        self.dateHint.setWordWrap(True)

        self.dateBox.addWidget(self.dateHint)

        self.dateRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dateBox.addItem(self.dateRest)


        self.grid.addLayout(self.dateBox, 12, 0, 1, 1)

        self.dateUnderBox = QVBoxLayout()
        self.dateUnderBox.setSpacing(4)
        self.dateUnderBox.setObjectName(u"dateUnderBox")
        self.dateUnderLabel = QLabel(FormPage)
        self.dateUnderLabel.setObjectName(u"dateUnderLabel")
        self.dateUnderLabel.setProperty(u"role", u"strong")
        self.dateUnderLabel.setWordWrap(True)

        self.dateUnderBox.addWidget(self.dateUnderLabel)

        self.dateUnderSlot = QVBoxLayout()
        self.dateUnderSlot.setSpacing(4)
        self.dateUnderSlot.setObjectName(u"dateUnderSlot")

        self.dateUnderBox.addLayout(self.dateUnderSlot)

        self.dateUnderRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dateUnderBox.addItem(self.dateUnderRest)


        self.grid.addLayout(self.dateUnderBox, 12, 1, 1, 1)

        self.headingsBox = QVBoxLayout()
        self.headingsBox.setSpacing(4)
        self.headingsBox.setObjectName(u"headingsBox")
        self.headingsLabel = QLabel(FormPage)
        self.headingsLabel.setObjectName(u"headingsLabel")
        self.headingsLabel.setProperty(u"role", u"strong")
        self.headingsLabel.setWordWrap(True)

        self.headingsBox.addWidget(self.headingsLabel)

        self.headingsSlot = QVBoxLayout()
        self.headingsSlot.setSpacing(4)
        self.headingsSlot.setObjectName(u"headingsSlot")

        self.headingsBox.addLayout(self.headingsSlot)

        self.headingsHint = QLabel(FormPage)
        self.headingsHint.setObjectName(u"headingsHint")
        self.headingsHint.setProperty(u"role", u"secondary")
        self.headingsHint.setWordWrap(True)

        self.headingsBox.addWidget(self.headingsHint)

        self.headingsRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.headingsBox.addItem(self.headingsRest)


        self.grid.addLayout(self.headingsBox, 13, 0, 1, 1)

        self.sealBox = QVBoxLayout()
        self.sealBox.setSpacing(4)
        self.sealBox.setObjectName(u"sealBox")
        self.sealLabel = QLabel(FormPage)
        self.sealLabel.setObjectName(u"sealLabel")
        self.sealLabel.setProperty(u"role", u"strong")
        self.sealLabel.setWordWrap(True)

        self.sealBox.addWidget(self.sealLabel)

        self.sealSlot = QVBoxLayout()
        self.sealSlot.setSpacing(4)
        self.sealSlot.setObjectName(u"sealSlot")

        self.sealBox.addLayout(self.sealSlot)

        self.sealHint = QLabel(FormPage)
        self.sealHint.setObjectName(u"sealHint")
        self.sealHint.setProperty(u"role", u"secondary")
        self.sealHint.setWordWrap(True)

        self.sealBox.addWidget(self.sealHint)

        self.sealRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.sealBox.addItem(self.sealRest)


        self.grid.addLayout(self.sealBox, 13, 1, 1, 1)

        self.periodGroupGap = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.grid.addItem(self.periodGroupGap, 14, 0, 1, 2)

        self.periodGroup = QLabel(FormPage)
        self.periodGroup.setObjectName(u"periodGroup")
        self.periodGroup.setProperty(u"role", u"group")
        self.periodGroup.setWordWrap(True)

        self.grid.addWidget(self.periodGroup, 15, 0, 1, 2)

        self.periodFromBox = QVBoxLayout()
        self.periodFromBox.setSpacing(4)
        self.periodFromBox.setObjectName(u"periodFromBox")
        self.periodFromLabel = QLabel(FormPage)
        self.periodFromLabel.setObjectName(u"periodFromLabel")
        self.periodFromLabel.setProperty(u"role", u"strong")
        self.periodFromLabel.setWordWrap(True)

        self.periodFromBox.addWidget(self.periodFromLabel)

        self.periodFrom = LineField(FormPage)
        self.periodFrom.setObjectName(u"periodFrom")
        self.periodFrom.setProperty(u"fit", u"form")

        self.periodFromBox.addWidget(self.periodFrom)

        self.periodFromRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.periodFromBox.addItem(self.periodFromRest)


        self.grid.addLayout(self.periodFromBox, 16, 0, 1, 1)

        self.periodToBox = QVBoxLayout()
        self.periodToBox.setSpacing(4)
        self.periodToBox.setObjectName(u"periodToBox")
        self.periodToLabel = QLabel(FormPage)
        self.periodToLabel.setObjectName(u"periodToLabel")
        self.periodToLabel.setProperty(u"role", u"strong")
        self.periodToLabel.setWordWrap(True)

        self.periodToBox.addWidget(self.periodToLabel)

        self.periodTo = LineField(FormPage)
        self.periodTo.setObjectName(u"periodTo")
        self.periodTo.setProperty(u"fit", u"form")

        self.periodToBox.addWidget(self.periodTo)

        self.periodToRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.periodToBox.addItem(self.periodToRest)


        self.grid.addLayout(self.periodToBox, 16, 1, 1, 1)

        self.periodButtons = QHBoxLayout()
        self.periodButtons.setSpacing(8)
        self.periodButtons.setObjectName(u"periodButtons")

        self.grid.addLayout(self.periodButtons, 17, 0, 1, 2)

        self.deadlinesSlot = QGridLayout()
        self.deadlinesSlot.setObjectName(u"deadlinesSlot")
        self.deadlinesSlot.setHorizontalSpacing(16)
        self.deadlinesSlot.setVerticalSpacing(4)

        self.grid.addLayout(self.deadlinesSlot, 18, 0, 1, 2)

        self.unitGroupGap = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.grid.addItem(self.unitGroupGap, 19, 0, 1, 2)

        self.unitGroup = QLabel(FormPage)
        self.unitGroup.setObjectName(u"unitGroup")
        self.unitGroup.setProperty(u"role", u"group")
        self.unitGroup.setWordWrap(True)

        self.grid.addWidget(self.unitGroup, 20, 0, 1, 2)

        self.unitNameBox = QVBoxLayout()
        self.unitNameBox.setSpacing(4)
        self.unitNameBox.setObjectName(u"unitNameBox")
        self.unitNameLabel = QLabel(FormPage)
        self.unitNameLabel.setObjectName(u"unitNameLabel")
        self.unitNameLabel.setProperty(u"role", u"strong")
        self.unitNameLabel.setWordWrap(True)

        self.unitNameBox.addWidget(self.unitNameLabel)

        self.unitName = LineField(FormPage)
        self.unitName.setObjectName(u"unitName")
        self.unitName.setProperty(u"fit", u"form")

        self.unitNameBox.addWidget(self.unitName)

        self.unitNameRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.unitNameBox.addItem(self.unitNameRest)


        self.grid.addLayout(self.unitNameBox, 21, 0, 1, 1)

        self.countyBox = QVBoxLayout()
        self.countyBox.setSpacing(4)
        self.countyBox.setObjectName(u"countyBox")
        self.countyLabel = QLabel(FormPage)
        self.countyLabel.setObjectName(u"countyLabel")
        self.countyLabel.setProperty(u"role", u"strong")
        self.countyLabel.setWordWrap(True)

        self.countyBox.addWidget(self.countyLabel)

        self.county = LineField(FormPage)
        self.county.setObjectName(u"county")
        self.county.setProperty(u"fit", u"form")

        self.countyBox.addWidget(self.county)

        self.countyRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.countyBox.addItem(self.countyRest)


        self.grid.addLayout(self.countyBox, 21, 1, 1, 1)

        self.unitKindBox = QVBoxLayout()
        self.unitKindBox.setSpacing(4)
        self.unitKindBox.setObjectName(u"unitKindBox")
        self.unitKindLabel = QLabel(FormPage)
        self.unitKindLabel.setObjectName(u"unitKindLabel")
        self.unitKindLabel.setProperty(u"role", u"strong")
        self.unitKindLabel.setWordWrap(True)

        self.unitKindBox.addWidget(self.unitKindLabel)

        self.unitKindSlot = QVBoxLayout()
        self.unitKindSlot.setSpacing(4)
        self.unitKindSlot.setObjectName(u"unitKindSlot")

        self.unitKindBox.addLayout(self.unitKindSlot)

        self.unitKindHint = QLabel(FormPage)
        self.unitKindHint.setObjectName(u"unitKindHint")
        self.unitKindHint.setProperty(u"role", u"secondary")
        self.unitKindHint.setWordWrap(True)

        self.unitKindBox.addWidget(self.unitKindHint)

        self.unitKindRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.unitKindBox.addItem(self.unitKindRest)


        self.grid.addLayout(self.unitKindBox, 22, 0, 1, 2)

        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.titleLinesLabel.setBuddy(self.titleLines)
        self.ownIssuersLabel.setBuddy(self.ownIssuers)
        self.addresseeLabel.setBuddy(self.addressee)
        self.dateLabel.setBuddy(self.date)
        self.periodFromLabel.setBuddy(self.periodFrom)
        self.periodToLabel.setBuddy(self.periodTo)
        self.unitNameLabel.setBuddy(self.unitName)
        self.countyLabel.setBuddy(self.county)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FormPage)

        QMetaObject.connectSlotsByName(FormPage)
    # setupUi

    def retranslateUi(self, FormPage):
        self.titleGroup.setText(QCoreApplication.translate("FormPage", u"\u6807\u9898", None))
        self.titleKindLabel.setText(QCoreApplication.translate("FormPage", u"\u6587\u79cd", None))
        self.titleLinesLabel.setText(QCoreApplication.translate("FormPage", u"\u81ea\u5df1\u5199\u6807\u9898", None))
        self.titleLinesHint.setText(QCoreApplication.translate("FormPage", u"\u4e00\u884c\u6216\u4e24\u884c\uff0c\u6309\u56de\u8f66\u5206\u884c\u3002", None))
        self.titleInTwo.setText(QCoreApplication.translate("FormPage", u"\u5355\u4f4d\u540d\u79f0\u5355\u72ec\u5360\u4e00\u884c", None))
        self.fromGroup.setText(QCoreApplication.translate("FormPage", u"\u53d1\u6587\u548c\u4e3b\u9001", None))
        self.issuersLabel.setText(QCoreApplication.translate("FormPage", u"\u53d1\u6587\u5355\u4f4d", None))
        self.issuersHint.setText("")
        self.ownIssuersLabel.setText(QCoreApplication.translate("FormPage", u"\u81ea\u5df1\u5199\u53d1\u6587\u5355\u4f4d", None))
        self.ownIssuersHint.setText(QCoreApplication.translate("FormPage", u"\u591a\u4e2a\u5355\u4f4d\u7528\u987f\u53f7\u9694\u5f00\uff0c\u6309\u7f72\u540d\u7684\u5148\u540e\u5199\u3002", None))
        self.addresseeLabel.setText(QCoreApplication.translate("FormPage", u"\u4e3b\u9001", None))
        self.addressee.setPlaceholderText(QCoreApplication.translate("FormPage", u"\u4e0d\u5199\u4e3b\u9001", None))
        self.addresseeHint.setText("")
        self.dateGroup.setText(QCoreApplication.translate("FormPage", u"\u65e5\u671f\u548c\u7248\u9762", None))
        self.dateLabel.setText(QCoreApplication.translate("FormPage", u"\u6210\u6587\u65e5\u671f", None))
        self.date.setPlaceholderText(QCoreApplication.translate("FormPage", u"\u5982 2026-1-19\u30011\u670819\u65e5\u3001\u4eca\u5929", None))
        self.dateHint.setText("")
        self.dateUnderLabel.setText(QCoreApplication.translate("FormPage", u"\u65e5\u671f\u5199\u5728\u54ea\u91cc", None))
        self.headingsLabel.setText(QCoreApplication.translate("FormPage", u"\u5c0f\u6807\u9898", None))
        self.headingsHint.setText("")
        self.sealLabel.setText(QCoreApplication.translate("FormPage", u"\u5370\u7ae0", None))
        self.sealHint.setText("")
        self.periodGroup.setText(QCoreApplication.translate("FormPage", u"\u62a5\u544a\u671f\u95f4\u548c\u671f\u9650", None))
        self.periodFromLabel.setText(QCoreApplication.translate("FormPage", u"\u4ece", None))
        self.periodToLabel.setText(QCoreApplication.translate("FormPage", u"\u5230", None))
        self.unitGroup.setText(QCoreApplication.translate("FormPage", u"\u5355\u4f4d", None))
        self.unitNameLabel.setText(QCoreApplication.translate("FormPage", u"\u5355\u4f4d\u540d\u79f0", None))
        self.countyLabel.setText(QCoreApplication.translate("FormPage", u"\u6240\u5c5e\u53bf\uff08\u5e02\u3001\u533a\u3001\u65d7\uff09", None))
        self.county.setPlaceholderText(QCoreApplication.translate("FormPage", u"\u5982\u4e91\u5cad\u53bf", None))
        self.unitKindLabel.setText(QCoreApplication.translate("FormPage", u"\u5355\u4f4d\u7c7b\u522b", None))
        self.unitKindHint.setText("")
        pass
    # retranslateUi

