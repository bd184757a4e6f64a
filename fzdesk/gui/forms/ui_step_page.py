# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'step_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_StepPage(object):
    def setupUi(self, StepPage):
        if not StepPage.objectName():
            StepPage.setObjectName(u"StepPage")
        StepPage.resize(734, 672)
        self.outerLayout = QVBoxLayout(StepPage)
        self.outerLayout.setSpacing(0)
        self.outerLayout.setObjectName(u"outerLayout")
        self.outerLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(StepPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.contents = QWidget()
        self.contents.setObjectName(u"contents")
        self.contents.setProperty(u"role", u"sheet")
        self.contentsLayout = QHBoxLayout(self.contents)
        self.contentsLayout.setSpacing(16)
        self.contentsLayout.setObjectName(u"contentsLayout")
        self.contentsLayout.setContentsMargins(16, 16, 16, 48)
        self.column = QWidget(self.contents)
        self.column.setObjectName(u"column")
        self.column.setMaximumSize(QSize(920, 16777215))
        self.columnLayout = QVBoxLayout(self.column)
        self.columnLayout.setSpacing(0)
        self.columnLayout.setObjectName(u"columnLayout")
        self.columnLayout.setContentsMargins(0, 0, 0, 0)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(16)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(8, -1, 8, 8)

        self.columnLayout.addLayout(self.headLayout)

        self.bodyLayout = QVBoxLayout()
        self.bodyLayout.setSpacing(0)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(-1, -1, -1, 0)

        self.columnLayout.addLayout(self.bodyLayout)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.columnLayout.addItem(self.below)


        self.contentsLayout.addWidget(self.column)

        self.sideLayout = QVBoxLayout()
        self.sideLayout.setObjectName(u"sideLayout")

        self.contentsLayout.addLayout(self.sideLayout)

        self.scroll.setWidget(self.contents)

        self.outerLayout.addWidget(self.scroll)


        self.retranslateUi(StepPage)

        QMetaObject.connectSlotsByName(StepPage)
    # setupUi

    def retranslateUi(self, StepPage):
        pass
    # retranslateUi

