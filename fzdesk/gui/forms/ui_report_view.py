# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report_view.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QPushButton,
    QSizePolicy, QStackedWidget, QVBoxLayout)

from fzdesk.gui.widgets.steps_list import StepsList
class Ui_ReportView(object):
    def setupUi(self, ReportView):
        if not ReportView.objectName():
            ReportView.setObjectName(u"ReportView")
        self.columns = QHBoxLayout(ReportView)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.side = QFrame(ReportView)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"side")
        self.sideLayout = QVBoxLayout(self.side)
        self.sideLayout.setSpacing(0)
        self.sideLayout.setObjectName(u"sideLayout")
        self.sideLayout.setContentsMargins(0, 8, 0, 8)
        self.reportButton = QPushButton(self.side)
        self.reportButton.setObjectName(u"reportButton")
        self.reportButton.setProperty(u"role", u"ghost")

        self.sideLayout.addWidget(self.reportButton)

        self.steps = StepsList(self.side)
        self.steps.setObjectName(u"steps")

        self.sideLayout.addWidget(self.steps)

        self.places = StepsList(self.side)
        self.places.setObjectName(u"places")

        self.sideLayout.addWidget(self.places)


        self.columns.addWidget(self.side)

        self.work = QStackedWidget(ReportView)
        self.work.setObjectName(u"work")
        self.work.setProperty(u"role", u"sheet")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.work.sizePolicy().hasHeightForWidth())
        self.work.setSizePolicy(sizePolicy)

        self.columns.addWidget(self.work)


        self.retranslateUi(ReportView)

        QMetaObject.connectSlotsByName(ReportView)
    # setupUi

    def retranslateUi(self, ReportView):
#if QT_CONFIG(tooltip)
        self.reportButton.setToolTip(QCoreApplication.translate("ReportView", u"\u6362\u4e00\u4e2a\u5e74\u5ea6\uff0c\u6216\u65b0\u5199\u4e00\u4e2a\u5e74\u5ea6", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.steps.setAccessibleName(QCoreApplication.translate("ReportView", u"\u6b65\u9aa4", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.places.setAccessibleName(QCoreApplication.translate("ReportView", u"\u5199\u5b8c\u4ee5\u540e", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

