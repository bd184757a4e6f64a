# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'form_upward.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QGridLayout, QLabel, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from fzdesk.gui.widgets.text_field import (GrowingText, LineField)
class Ui_FormUpward(object):
    def setupUi(self, FormUpward):
        if not FormUpward.objectName():
            FormUpward.setObjectName(u"FormUpward")
        self.groups = QVBoxLayout(FormUpward)
        self.groups.setSpacing(12)
        self.groups.setObjectName(u"groups")
        self.groups.setContentsMargins(8, 0, 8, 0)
        self.letterheadHead = QGridLayout()
        self.letterheadHead.setObjectName(u"letterheadHead")
        self.letterheadHead.setHorizontalSpacing(16)
        self.letterheadHead.setVerticalSpacing(2)
        self.letterheadGroup = QLabel(FormUpward)
        self.letterheadGroup.setObjectName(u"letterheadGroup")
        self.letterheadGroup.setProperty(u"role", u"group")
        self.letterheadGroup.setWordWrap(True)

        self.letterheadHead.addWidget(self.letterheadGroup, 0, 0, 1, 1)

        self.letterheadHint = QLabel(FormUpward)
        self.letterheadHint.setObjectName(u"letterheadHint")
        self.letterheadHint.setProperty(u"role", u"secondary")
        self.letterheadHint.setWordWrap(True)

        self.letterheadHead.addWidget(self.letterheadHint, 1, 0, 1, 1)

        self.letterheadSlot = QVBoxLayout()
        self.letterheadSlot.setObjectName(u"letterheadSlot")

        self.letterheadHead.addLayout(self.letterheadSlot, 0, 1, 2, 1)

        self.letterheadHead.setColumnStretch(0, 1)

        self.groups.addLayout(self.letterheadHead)

        self.letterheadPart = QWidget(FormUpward)
        self.letterheadPart.setObjectName(u"letterheadPart")
        self.letterheadGrid = QGridLayout(self.letterheadPart)
        self.letterheadGrid.setObjectName(u"letterheadGrid")
        self.letterheadGrid.setHorizontalSpacing(16)
        self.letterheadGrid.setVerticalSpacing(12)
        self.letterheadGrid.setContentsMargins(0, 0, 0, 8)
        self.marksBox = QVBoxLayout()
        self.marksBox.setSpacing(4)
        self.marksBox.setObjectName(u"marksBox")
        self.marksLabel = QLabel(self.letterheadPart)
        self.marksLabel.setObjectName(u"marksLabel")
        self.marksLabel.setProperty(u"role", u"strong")
        self.marksLabel.setWordWrap(True)

        self.marksBox.addWidget(self.marksLabel)

        self.marks = GrowingText(self.letterheadPart)
        self.marks.setObjectName(u"marks")

        self.marksBox.addWidget(self.marks)

        self.marksHint = QLabel(self.letterheadPart)
        self.marksHint.setObjectName(u"marksHint")
        self.marksHint.setProperty(u"role", u"secondary")
        self.marksHint.setWordWrap(True)

        self.marksBox.addWidget(self.marksHint)

        self.marksRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.marksBox.addItem(self.marksRest)


        self.letterheadGrid.addLayout(self.marksBox, 0, 0, 1, 2)

        self.numberBox = QVBoxLayout()
        self.numberBox.setSpacing(4)
        self.numberBox.setObjectName(u"numberBox")
        self.numberLabel = QLabel(self.letterheadPart)
        self.numberLabel.setObjectName(u"numberLabel")
        self.numberLabel.setProperty(u"role", u"strong")
        self.numberLabel.setWordWrap(True)

        self.numberBox.addWidget(self.numberLabel)

        self.number = LineField(self.letterheadPart)
        self.number.setObjectName(u"number")
        self.number.setProperty(u"fit", u"form")

        self.numberBox.addWidget(self.number)

        self.numberHint = QLabel(self.letterheadPart)
        self.numberHint.setObjectName(u"numberHint")
        self.numberHint.setProperty(u"role", u"secondary")
        self.numberHint.setWordWrap(True)

        self.numberBox.addWidget(self.numberHint)

        self.numberRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.numberBox.addItem(self.numberRest)


        self.letterheadGrid.addLayout(self.numberBox, 1, 0, 1, 1)

        self.signersBox = QVBoxLayout()
        self.signersBox.setSpacing(4)
        self.signersBox.setObjectName(u"signersBox")
        self.signersLabel = QLabel(self.letterheadPart)
        self.signersLabel.setObjectName(u"signersLabel")
        self.signersLabel.setProperty(u"role", u"strong")
        self.signersLabel.setWordWrap(True)

        self.signersBox.addWidget(self.signersLabel)

        self.signers = LineField(self.letterheadPart)
        self.signers.setObjectName(u"signers")
        self.signers.setProperty(u"fit", u"form")

        self.signersBox.addWidget(self.signers)

        self.signersHint = QLabel(self.letterheadPart)
        self.signersHint.setObjectName(u"signersHint")
        self.signersHint.setProperty(u"role", u"secondary")
        self.signersHint.setWordWrap(True)

        self.signersBox.addWidget(self.signersHint)

        self.signersRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.signersBox.addItem(self.signersRest)


        self.letterheadGrid.addLayout(self.signersBox, 1, 1, 1, 1)

        self.letterheadGrid.setColumnStretch(0, 1)
        self.letterheadGrid.setColumnStretch(1, 1)

        self.groups.addWidget(self.letterheadPart)

        self.colophonHead = QGridLayout()
        self.colophonHead.setObjectName(u"colophonHead")
        self.colophonHead.setHorizontalSpacing(16)
        self.colophonHead.setVerticalSpacing(2)
        self.colophonGroup = QLabel(FormUpward)
        self.colophonGroup.setObjectName(u"colophonGroup")
        self.colophonGroup.setProperty(u"role", u"group")
        self.colophonGroup.setWordWrap(True)

        self.colophonHead.addWidget(self.colophonGroup, 0, 0, 1, 1)

        self.colophonHint = QLabel(FormUpward)
        self.colophonHint.setObjectName(u"colophonHint")
        self.colophonHint.setProperty(u"role", u"secondary")
        self.colophonHint.setWordWrap(True)

        self.colophonHead.addWidget(self.colophonHint, 1, 0, 1, 1)

        self.colophonSlot = QVBoxLayout()
        self.colophonSlot.setObjectName(u"colophonSlot")

        self.colophonHead.addLayout(self.colophonSlot, 0, 1, 2, 1)

        self.colophonHead.setColumnStretch(0, 1)

        self.groups.addLayout(self.colophonHead)

        self.colophonPart = QWidget(FormUpward)
        self.colophonPart.setObjectName(u"colophonPart")
        self.colophonGrid = QGridLayout(self.colophonPart)
        self.colophonGrid.setObjectName(u"colophonGrid")
        self.colophonGrid.setHorizontalSpacing(16)
        self.colophonGrid.setVerticalSpacing(12)
        self.colophonGrid.setContentsMargins(0, 0, 0, 8)
        self.copiesBox = QVBoxLayout()
        self.copiesBox.setSpacing(4)
        self.copiesBox.setObjectName(u"copiesBox")
        self.copiesLabel = QLabel(self.colophonPart)
        self.copiesLabel.setObjectName(u"copiesLabel")
        self.copiesLabel.setProperty(u"role", u"strong")
        self.copiesLabel.setWordWrap(True)

        self.copiesBox.addWidget(self.copiesLabel)

        self.copies = GrowingText(self.colophonPart)
        self.copies.setObjectName(u"copies")

        self.copiesBox.addWidget(self.copies)

        self.copiesHint = QLabel(self.colophonPart)
        self.copiesHint.setObjectName(u"copiesHint")
        self.copiesHint.setProperty(u"role", u"secondary")
        self.copiesHint.setWordWrap(True)

        self.copiesBox.addWidget(self.copiesHint)

        self.copiesRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.copiesBox.addItem(self.copiesRest)


        self.colophonGrid.addLayout(self.copiesBox, 0, 0, 1, 2)

        self.printerBox = QVBoxLayout()
        self.printerBox.setSpacing(4)
        self.printerBox.setObjectName(u"printerBox")
        self.printerLabel = QLabel(self.colophonPart)
        self.printerLabel.setObjectName(u"printerLabel")
        self.printerLabel.setProperty(u"role", u"strong")
        self.printerLabel.setWordWrap(True)

        self.printerBox.addWidget(self.printerLabel)

        self.printer = LineField(self.colophonPart)
        self.printer.setObjectName(u"printer")
        self.printer.setProperty(u"fit", u"form")

        self.printerBox.addWidget(self.printer)

        self.printerHint = QLabel(self.colophonPart)
        self.printerHint.setObjectName(u"printerHint")
        self.printerHint.setProperty(u"role", u"secondary")
        self.printerHint.setWordWrap(True)

        self.printerBox.addWidget(self.printerHint)

        self.printerRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.printerBox.addItem(self.printerRest)


        self.colophonGrid.addLayout(self.printerBox, 1, 0, 1, 1)

        self.printedBox = QVBoxLayout()
        self.printedBox.setSpacing(4)
        self.printedBox.setObjectName(u"printedBox")
        self.printedLabel = QLabel(self.colophonPart)
        self.printedLabel.setObjectName(u"printedLabel")
        self.printedLabel.setProperty(u"role", u"strong")
        self.printedLabel.setWordWrap(True)

        self.printedBox.addWidget(self.printedLabel)

        self.printed = LineField(self.colophonPart)
        self.printed.setObjectName(u"printed")
        self.printed.setProperty(u"fit", u"form")

        self.printedBox.addWidget(self.printed)

        self.printedHint = QLabel(self.colophonPart)
        self.printedHint.setObjectName(u"printedHint")
        self.printedHint.setProperty(u"role", u"secondary")
        self.printedHint.setWordWrap(True)

        self.printedBox.addWidget(self.printedHint)

        self.printedRest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.printedBox.addItem(self.printedRest)


        self.colophonGrid.addLayout(self.printedBox, 1, 1, 1, 1)

        self.colophonGrid.setColumnStretch(0, 1)
        self.colophonGrid.setColumnStretch(1, 1)

        self.groups.addWidget(self.colophonPart)

        self.profileHead = QGridLayout()
        self.profileHead.setObjectName(u"profileHead")
        self.profileHead.setHorizontalSpacing(16)
        self.profileHead.setVerticalSpacing(2)
        self.profileGroup = QLabel(FormUpward)
        self.profileGroup.setObjectName(u"profileGroup")
        self.profileGroup.setProperty(u"role", u"group")
        self.profileGroup.setWordWrap(True)

        self.profileHead.addWidget(self.profileGroup, 0, 0, 1, 1)

        self.profileHint = QLabel(FormUpward)
        self.profileHint.setObjectName(u"profileHint")
        self.profileHint.setProperty(u"role", u"secondary")
        self.profileHint.setWordWrap(True)

        self.profileHead.addWidget(self.profileHint, 1, 0, 1, 1)

        self.profileSlot = QVBoxLayout()
        self.profileSlot.setObjectName(u"profileSlot")

        self.profileHead.addLayout(self.profileSlot, 0, 1, 2, 1)

        self.profileHead.setColumnStretch(0, 1)

        self.groups.addLayout(self.profileHead)

#if QT_CONFIG(shortcut)
        self.marksLabel.setBuddy(self.marks)
        self.numberLabel.setBuddy(self.number)
        self.signersLabel.setBuddy(self.signers)
        self.copiesLabel.setBuddy(self.copies)
        self.printerLabel.setBuddy(self.printer)
        self.printedLabel.setBuddy(self.printed)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FormUpward)

        QMetaObject.connectSlotsByName(FormUpward)
    # setupUi

    def retranslateUi(self, FormUpward):
        self.letterheadGroup.setText(QCoreApplication.translate("FormUpward", u"\u7248\u5934", None))
        self.letterheadHint.setText(QCoreApplication.translate("FormUpward", u"\u4e0a\u884c\u6587\u7528\u7ea2\u5934\u7eb8\u65f6\u5370\uff1b\u516c\u5f00\u7248\u4e0d\u5e26\u7248\u5934\u3002", None))
        self.marksLabel.setText(QCoreApplication.translate("FormUpward", u"\u53d1\u6587\u673a\u5173\u6807\u5fd7", None))
        self.marksHint.setText(QCoreApplication.translate("FormUpward", u"\u4e00\u884c\u4e00\u4e2a\u5355\u4f4d\uff1b\u7a7a\u7740\u5c31\u6309\u53d1\u6587\u5355\u4f4d\u5370\u3002", None))
        self.numberLabel.setText(QCoreApplication.translate("FormUpward", u"\u53d1\u6587\u5b57\u53f7", None))
        self.numberHint.setText(QCoreApplication.translate("FormUpward", u"\u5e74\u4efd\u7528\u3014\u3015\uff0c\u4e0d\u5199\u201c\u7b2c\u201d\u5b57\u3002", None))
        self.signersLabel.setText(QCoreApplication.translate("FormUpward", u"\u7b7e\u53d1\u4eba", None))
        self.signersHint.setText(QCoreApplication.translate("FormUpward", u"\u51e0\u4e2a\u4eba\u4e4b\u95f4\u7528\u3001\u9694\u5f00\u3002", None))
        self.colophonGroup.setText(QCoreApplication.translate("FormUpward", u"\u7248\u8bb0", None))
        self.colophonHint.setText(QCoreApplication.translate("FormUpward", u"\u5370\u5728\u6700\u540e\u4e00\u9875\u4e0b\u8fb9\uff1b\u516c\u5f00\u7248\u4e0d\u5e26\u7248\u8bb0\u3002", None))
        self.copiesLabel.setText(QCoreApplication.translate("FormUpward", u"\u6284\u9001", None))
        self.copiesHint.setText(QCoreApplication.translate("FormUpward", u"\u51e0\u4e2a\u673a\u5173\u4e4b\u95f4\u7528\uff0c\u9694\u5f00\uff1b\u6ca1\u6709\u5c31\u7a7a\u7740\u3002", None))
        self.printerLabel.setText(QCoreApplication.translate("FormUpward", u"\u5370\u53d1\u673a\u5173", None))
        self.printerHint.setText("")
        self.printedLabel.setText(QCoreApplication.translate("FormUpward", u"\u5370\u53d1\u65e5\u671f", None))
        self.printed.setPlaceholderText(QCoreApplication.translate("FormUpward", u"\u7a7a\u7740\u5c31\u662f\u6210\u6587\u65e5\u671f", None))
        self.printedHint.setText("")
        self.profileGroup.setText(QCoreApplication.translate("FormUpward", u"\u7248\u5f0f", None))
        self.profileHint.setText("")
        pass
    # retranslateUi

