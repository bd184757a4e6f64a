# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'pick_list.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QAbstractItemView, QFrame, QLabel,
    QLineEdit, QListView, QListWidget, QVBoxLayout)
class Ui_PickList(object):
    def setupUi(self, PickList):
        if not PickList.objectName():
            PickList.setObjectName(u"PickList")
        PickList.resize(440, 360)
        PickList.setProperty(u"role", u"card")
        self.layout = QVBoxLayout(PickList)
        self.layout.setSpacing(8)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(8, 8, 8, 8)
        self.search = QLineEdit(PickList)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(False)

        self.layout.addWidget(self.search)

        self.list = QListWidget(PickList)
        self.list.setObjectName(u"list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        self.list.setMouseTracking(True)

        self.layout.addWidget(self.list)

        self.nothing = QLabel(PickList)
        self.nothing.setObjectName(u"nothing")
        self.nothing.setProperty(u"role", u"quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(8)

        self.layout.addWidget(self.nothing)


        self.retranslateUi(PickList)

        QMetaObject.connectSlotsByName(PickList)
    # setupUi

    def retranslateUi(self, PickList):
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("PickList", u"\u67e5\u627e", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("PickList", u"\u8f93\u5165\u51e0\u4e2a\u5b57\u67e5\u627e", None))
        self.nothing.setText(QCoreApplication.translate("PickList", u"\u6ca1\u6709\u627e\u5230\u3002\u6362\u51e0\u4e2a\u5b57\uff0c\u6216\u8005\u5173\u4e0a\u8fd9\u91cc\u81ea\u5df1\u5199\u4e00\u6761\u3002", None))
        pass
    # retranslateUi

