# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_workbook.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QComboBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_NewWorkbook(object):
    def setupUi(self, NewWorkbook):
        if not NewWorkbook.objectName():
            NewWorkbook.setObjectName(u"NewWorkbook")
        self.rows = QVBoxLayout(NewWorkbook)
        self.rows.setSpacing(6)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 16, 24, 16)
        self.above = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rows.addItem(self.above)

        self.title = QLabel(NewWorkbook)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.rows.addWidget(self.title)

        self.what = QLabel(NewWorkbook)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"quiet")
        self.what.setWordWrap(True)

        self.rows.addWidget(self.what)

        self.gap1 = QSpacerItem(0, 16, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

        self.rows.addItem(self.gap1)

        self.nameLabel = QLabel(NewWorkbook)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setProperty(u"role", u"strong")

        self.rows.addWidget(self.nameLabel)

        self.nameEdit = QLineEdit(NewWorkbook)
        self.nameEdit.setObjectName(u"nameEdit")
        self.nameEdit.setProperty(u"fit", u"form")
        self.nameEdit.setMaxLength(40)

        self.rows.addWidget(self.nameEdit)

        self.nameFault = QLabel(NewWorkbook)
        self.nameFault.setObjectName(u"nameFault")
        self.nameFault.setProperty(u"role", u"wrong")
        self.nameFault.setWordWrap(True)

        self.rows.addWidget(self.nameFault)

        self.gapKind = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

        self.rows.addItem(self.gapKind)

        self.kindLabel = QLabel(NewWorkbook)
        self.kindLabel.setObjectName(u"kindLabel")
        self.kindLabel.setProperty(u"role", u"strong")

        self.rows.addWidget(self.kindLabel)

        self.kindPlace = QWidget(NewWorkbook)
        self.kindPlace.setObjectName(u"kindPlace")
        self.kindLayout = QVBoxLayout(self.kindPlace)
        self.kindLayout.setObjectName(u"kindLayout")
        self.kindLayout.setContentsMargins(0, 0, 0, 0)

        self.rows.addWidget(self.kindPlace)

        self.gap2 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

        self.rows.addItem(self.gap2)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.countyLabel = QLabel(NewWorkbook)
        self.countyLabel.setObjectName(u"countyLabel")
        self.countyLabel.setProperty(u"role", u"strong")

        self.grid.addWidget(self.countyLabel, 0, 0, 1, 1)

        self.yearLabel = QLabel(NewWorkbook)
        self.yearLabel.setObjectName(u"yearLabel")
        self.yearLabel.setProperty(u"role", u"strong")

        self.grid.addWidget(self.yearLabel, 0, 1, 1, 1)

        self.countyEdit = QLineEdit(NewWorkbook)
        self.countyEdit.setObjectName(u"countyEdit")
        self.countyEdit.setProperty(u"fit", u"form")
        self.countyEdit.setMaxLength(40)

        self.grid.addWidget(self.countyEdit, 1, 0, 1, 1)

        self.yearBox = QComboBox(NewWorkbook)
        self.yearBox.setObjectName(u"yearBox")
        self.yearBox.setProperty(u"fit", u"form")

        self.grid.addWidget(self.yearBox, 1, 1, 1, 1)

        self.yearHint = QLabel(NewWorkbook)
        self.yearHint.setObjectName(u"yearHint")
        self.yearHint.setProperty(u"role", u"secondary")
        self.yearHint.setWordWrap(True)

        self.grid.addWidget(self.yearHint, 2, 1, 1, 1)


        self.rows.addLayout(self.grid)

        self.gap3 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

        self.rows.addItem(self.gap3)

        self.line = QFrame(NewWorkbook)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"line")

        self.rows.addWidget(self.line)

        self.placeRow = QHBoxLayout()
        self.placeRow.setSpacing(8)
        self.placeRow.setObjectName(u"placeRow")
        self.placeLabel = QLabel(NewWorkbook)
        self.placeLabel.setObjectName(u"placeLabel")
        self.placeLabel.setProperty(u"role", u"quiet")

        self.placeRow.addWidget(self.placeLabel)

        self.place = QLabel(NewWorkbook)
        self.place.setObjectName(u"place")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.place.sizePolicy().hasHeightForWidth())
        self.place.setSizePolicy(sizePolicy)
        self.place.setWordWrap(True)

        self.placeRow.addWidget(self.place)

        self.placeButton = QPushButton(NewWorkbook)
        self.placeButton.setObjectName(u"placeButton")
        self.placeButton.setProperty(u"role", u"ghost")

        self.placeRow.addWidget(self.placeButton)


        self.rows.addLayout(self.placeRow)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.beginButton = QPushButton(NewWorkbook)
        self.beginButton.setObjectName(u"beginButton")
        self.beginButton.setProperty(u"role", u"primary")
        self.beginButton.setProperty(u"fit", u"main")

        self.buttons.addWidget(self.beginButton)

        self.buttonSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttonSpacer)

        self.openButton = QPushButton(NewWorkbook)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setProperty(u"role", u"ghost")

        self.buttons.addWidget(self.openButton)

        self.sampleButton = QPushButton(NewWorkbook)
        self.sampleButton.setObjectName(u"sampleButton")
        self.sampleButton.setProperty(u"role", u"ghost")

        self.buttons.addWidget(self.sampleButton)


        self.rows.addLayout(self.buttons)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rows.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.nameEdit)
        self.countyLabel.setBuddy(self.countyEdit)
        self.yearLabel.setBuddy(self.yearBox)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewWorkbook)

        QMetaObject.connectSlotsByName(NewWorkbook)
    # setupUi

    def retranslateUi(self, NewWorkbook):
        self.title.setText(QCoreApplication.translate("NewWorkbook", u"\u65b0\u5efa\u5de5\u4f5c\u7c3f", None))
        self.what.setText(QCoreApplication.translate("NewWorkbook", u"\u4e00\u4e2a\u5355\u4f4d\u4e00\u4e2a\u5de5\u4f5c\u7c3f\uff0c\u5386\u5e74\u62a5\u544a\u90fd\u5728\u91cc\u9762\u3002\u4e0d\u8054\u7f51\u3002", None))
        self.nameLabel.setText(QCoreApplication.translate("NewWorkbook", u"\u5355\u4f4d\u540d\u79f0", None))
        self.nameEdit.setPlaceholderText(QCoreApplication.translate("NewWorkbook", u"\u5982 \u9752\u79be\u9547", None))
        self.kindLabel.setText(QCoreApplication.translate("NewWorkbook", u"\u5355\u4f4d\u7c7b\u522b", None))
        self.countyLabel.setText(QCoreApplication.translate("NewWorkbook", u"\u6240\u5c5e\u53bf\uff08\u5e02\u3001\u533a\u3001\u65d7\uff09", None))
        self.yearLabel.setText(QCoreApplication.translate("NewWorkbook", u"\u62a5\u544a\u5e74\u5ea6", None))
        self.countyEdit.setPlaceholderText(QCoreApplication.translate("NewWorkbook", u"\u5982 \u4e91\u5cad\u53bf", None))
        self.placeLabel.setText(QCoreApplication.translate("NewWorkbook", u"\u4fdd\u5b58\u5230", None))
        self.placeButton.setText(QCoreApplication.translate("NewWorkbook", u"\u66f4\u6539\u2026", None))
        self.beginButton.setText(QCoreApplication.translate("NewWorkbook", u"\u5f00\u59cb\u7f16\u5199", None))
        self.openButton.setText(QCoreApplication.translate("NewWorkbook", u"\u6253\u5f00\u5df2\u6709\u7684\u5de5\u4f5c\u7c3f\u2026", None))
        self.sampleButton.setText(QCoreApplication.translate("NewWorkbook", u"\u5148\u770b\u793a\u4f8b", None))
        pass
    # retranslateUi

