# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'start_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

from fzdesk.gui.widgets.steps_list import StepsList
class Ui_StartPage(object):
    def setupUi(self, StartPage):
        if not StartPage.objectName():
            StartPage.setObjectName(u"StartPage")
        self.columns = QHBoxLayout(StartPage)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.side = QFrame(StartPage)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"side")
        self.sideLayout = QVBoxLayout(self.side)
        self.sideLayout.setObjectName(u"sideLayout")
        self.sideLayout.setContentsMargins(0, 8, 0, 8)
        self.deeds = StepsList(self.side)
        self.deeds.setObjectName(u"deeds")

        self.sideLayout.addWidget(self.deeds)


        self.columns.addWidget(self.side)

        self.work = QStackedWidget(StartPage)
        self.work.setObjectName(u"work")
        self.work.setProperty(u"role", u"sheet")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.work.sizePolicy().hasHeightForWidth())
        self.work.setSizePolicy(sizePolicy)
        self.listPage = QScrollArea()
        self.listPage.setObjectName(u"listPage")
        self.listPage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.listPage.setWidgetResizable(True)
        self.listPage.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list = QWidget()
        self.list.setObjectName(u"list")
        self.cards = QVBoxLayout(self.list)
        self.cards.setSpacing(12)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(24, 16, 24, 16)
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.title = QLabel(self.list)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.headSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.headSpacer)

        self.today = QLabel(self.list)
        self.today.setObjectName(u"today")
        self.today.setProperty(u"role", u"quiet")

        self.head.addWidget(self.today)


        self.cards.addLayout(self.head)

        self.cardsEnd = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cards.addItem(self.cardsEnd)

        self.listPage.setWidget(self.list)
        self.work.addWidget(self.listPage)
        self.newPage = QScrollArea()
        self.newPage.setObjectName(u"newPage")
        self.newPage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.newPage.setWidgetResizable(True)
        self.newPage.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.newPlace = QWidget()
        self.newPlace.setObjectName(u"newPlace")
        self.newLayout = QHBoxLayout(self.newPlace)
        self.newLayout.setObjectName(u"newLayout")
        self.newPage.setWidget(self.newPlace)
        self.work.addWidget(self.newPage)

        self.columns.addWidget(self.work)


        self.retranslateUi(StartPage)

        QMetaObject.connectSlotsByName(StartPage)
    # setupUi

    def retranslateUi(self, StartPage):
#if QT_CONFIG(accessibility)
        self.deeds.setAccessibleName(QCoreApplication.translate("StartPage", u"\u5f00\u59cb", None))
#endif // QT_CONFIG(accessibility)
        self.title.setText(QCoreApplication.translate("StartPage", u"\u7ee7\u7eed\u7f16\u5199", None))
        pass
    # retranslateUi

