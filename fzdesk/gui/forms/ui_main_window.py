# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget,
    QToolButton, QVBoxLayout, QWidget)

from fzdesk.gui.widgets.status_words import (IconWord, NoticeBar, PassingWords)
class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        MainWindow.resize(1366, 720)
        self.body = QWidget(MainWindow)
        self.body.setObjectName(u"body")
        self.body.setProperty(u"role", u"sheet")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(0)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(0, 0, 0, 0)
        self.topBar = QFrame(self.body)
        self.topBar.setObjectName(u"topBar")
        self.topBar.setProperty(u"role", u"topbar")
        self.topLayout = QHBoxLayout(self.topBar)
        self.topLayout.setSpacing(12)
        self.topLayout.setObjectName(u"topLayout")
        self.topLayout.setContentsMargins(0, 0, 16, 0)
        self.navStart = QPushButton(self.topBar)
        self.navStart.setObjectName(u"navStart")
        self.navStart.setProperty(u"role", u"nav")
        self.navStart.setCheckable(True)

        self.topLayout.addWidget(self.navStart)

        self.navLedger = QPushButton(self.topBar)
        self.navLedger.setObjectName(u"navLedger")
        self.navLedger.setProperty(u"role", u"nav")
        self.navLedger.setCheckable(True)

        self.topLayout.addWidget(self.navLedger)

        self.navReport = QPushButton(self.topBar)
        self.navReport.setObjectName(u"navReport")
        self.navReport.setProperty(u"role", u"nav")
        self.navReport.setCheckable(True)

        self.topLayout.addWidget(self.navReport)

        self.navCheck = QPushButton(self.topBar)
        self.navCheck.setObjectName(u"navCheck")
        self.navCheck.setProperty(u"role", u"nav")
        self.navCheck.setCheckable(True)

        self.topLayout.addWidget(self.navCheck)

        self.navExport = QPushButton(self.topBar)
        self.navExport.setObjectName(u"navExport")
        self.navExport.setProperty(u"role", u"nav")
        self.navExport.setCheckable(True)

        self.topLayout.addWidget(self.navExport)

        self.doneWord = PassingWords(self.topBar)
        self.doneWord.setObjectName(u"doneWord")
        self.doneWord.setProperty(u"role", u"secondary")
        self.doneWord.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.topLayout.addWidget(self.doneWord)

        self.savedWord = IconWord(self.topBar)
        self.savedWord.setObjectName(u"savedWord")

        self.topLayout.addWidget(self.savedWord)

        self.undoButton = QToolButton(self.topBar)
        self.undoButton.setObjectName(u"undoButton")

        self.topLayout.addWidget(self.undoButton)

        self.redoButton = QToolButton(self.topBar)
        self.redoButton.setObjectName(u"redoButton")

        self.topLayout.addWidget(self.redoButton)

        self.paperButton = QToolButton(self.topBar)
        self.paperButton.setObjectName(u"paperButton")

        self.topLayout.addWidget(self.paperButton)

        self.menuButton = QToolButton(self.topBar)
        self.menuButton.setObjectName(u"menuButton")
        self.menuButton.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

        self.topLayout.addWidget(self.menuButton)


        self.bodyLayout.addWidget(self.topBar)

        self.notice = NoticeBar(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.pages = QStackedWidget(self.body)
        self.pages.setObjectName(u"pages")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.pages.sizePolicy().hasHeightForWidth())
        self.pages.setSizePolicy(sizePolicy)

        self.bodyLayout.addWidget(self.pages)

        self.bottomBar = QFrame(self.body)
        self.bottomBar.setObjectName(u"bottomBar")
        self.bottomBar.setProperty(u"role", u"bottombar")
        self.bottomLayout = QHBoxLayout(self.bottomBar)
        self.bottomLayout.setSpacing(16)
        self.bottomLayout.setObjectName(u"bottomLayout")
        self.bottomLayout.setContentsMargins(8, 0, 16, 0)
        self.previousButton = QPushButton(self.bottomBar)
        self.previousButton.setObjectName(u"previousButton")
        self.previousButton.setProperty(u"role", u"ghost")

        self.bottomLayout.addWidget(self.previousButton)

        self.leftSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.bottomLayout.addItem(self.leftSpacer)

        self.openWord = IconWord(self.bottomBar)
        self.openWord.setObjectName(u"openWord")

        self.bottomLayout.addWidget(self.openWord)

        self.blanksWord = IconWord(self.bottomBar)
        self.blanksWord.setObjectName(u"blanksWord")

        self.bottomLayout.addWidget(self.blanksWord)

        self.errorsWord = IconWord(self.bottomBar)
        self.errorsWord.setObjectName(u"errorsWord")

        self.bottomLayout.addWidget(self.errorsWord)

        self.deadlineWord = IconWord(self.bottomBar)
        self.deadlineWord.setObjectName(u"deadlineWord")

        self.bottomLayout.addWidget(self.deadlineWord)

        self.rightSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.bottomLayout.addItem(self.rightSpacer)

        self.nextButton = QPushButton(self.bottomBar)
        self.nextButton.setObjectName(u"nextButton")
        self.nextButton.setProperty(u"role", u"primary")
        self.nextButton.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

        self.bottomLayout.addWidget(self.nextButton)


        self.bodyLayout.addWidget(self.bottomBar)

        MainWindow.setCentralWidget(self.body)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"\u6cd5\u6cbb\u653f\u5e9c\u5efa\u8bbe\u5e74\u5ea6\u62a5\u544a", None))
        self.navStart.setText(QCoreApplication.translate("MainWindow", u"\u5f00\u59cb", None))
        self.navLedger.setText(QCoreApplication.translate("MainWindow", u"\u53f0\u8d26", None))
        self.navReport.setText(QCoreApplication.translate("MainWindow", u"\u62a5\u544a", None))
        self.navCheck.setText(QCoreApplication.translate("MainWindow", u"\u6821\u6838", None))
        self.navExport.setText(QCoreApplication.translate("MainWindow", u"\u5bfc\u51fa", None))
#if QT_CONFIG(accessibility)
        self.undoButton.setAccessibleName(QCoreApplication.translate("MainWindow", u"\u64a4\u9500", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.redoButton.setAccessibleName(QCoreApplication.translate("MainWindow", u"\u91cd\u505a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.paperButton.setAccessibleName(QCoreApplication.translate("MainWindow", u"\u663e\u793a\u7248\u9762", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.paperButton.setToolTip(QCoreApplication.translate("MainWindow", u"\u663e\u793a\u7248\u9762\uff08F9\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.menuButton.setAccessibleName(QCoreApplication.translate("MainWindow", u"\u66f4\u591a", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

