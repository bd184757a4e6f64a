# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'export_page.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QProgressBar, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from fzdesk.gui.export.font_lines import FontLines
from fzdesk.gui.widgets.page_grid import PageGrid
from fzdesk.gui.widgets.status_words import NoticeBar
from fzdesk.gui.widgets.steps_list import StepsList
class Ui_ExportPage(object):
    def setupUi(self, ExportPage):
        if not ExportPage.objectName():
            ExportPage.setObjectName(u"ExportPage")
        self.columns = QHBoxLayout(ExportPage)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.side = QFrame(ExportPage)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"role", u"side")
        self.sideLayout = QVBoxLayout(self.side)
        self.sideLayout.setObjectName(u"sideLayout")
        self.sideLayout.setContentsMargins(0, 16, 0, 8)
        self.missingTitle = QLabel(self.side)
        self.missingTitle.setObjectName(u"missingTitle")
        self.missingTitle.setProperty(u"role", u"strong")
        self.missingTitle.setIndent(16)
        self.missingTitle.setWordWrap(True)

        self.sideLayout.addWidget(self.missingTitle)

        self.missing = StepsList(self.side)
        self.missing.setObjectName(u"missing")

        self.sideLayout.addWidget(self.missing)


        self.columns.addWidget(self.side)

        self.desk = QWidget(ExportPage)
        self.desk.setObjectName(u"desk")
        self.desk.setProperty(u"role", u"desk")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.desk.sizePolicy().hasHeightForWidth())
        self.desk.setSizePolicy(sizePolicy)
        self.deskLayout = QVBoxLayout(self.desk)
        self.deskLayout.setObjectName(u"deskLayout")
        self.deskLayout.setContentsMargins(0, 12, 0, 0)
        self.deskHead = QHBoxLayout()
        self.deskHead.setObjectName(u"deskHead")
        self.deskHead.setContentsMargins(24, -1, 24, -1)
        self.pagesTitle = QLabel(self.desk)
        self.pagesTitle.setObjectName(u"pagesTitle")
        self.pagesTitle.setProperty(u"role", u"strong")

        self.deskHead.addWidget(self.pagesTitle)

        self.pagesHint = QLabel(self.desk)
        self.pagesHint.setObjectName(u"pagesHint")
        self.pagesHint.setProperty(u"role", u"secondary")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy1.setHorizontalStretch(1)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.pagesHint.sizePolicy().hasHeightForWidth())
        self.pagesHint.setSizePolicy(sizePolicy1)

        self.deskHead.addWidget(self.pagesHint)


        self.deskLayout.addLayout(self.deskHead)

        self.grid = PageGrid(self.desk)
        self.grid.setObjectName(u"grid")

        self.deskLayout.addWidget(self.grid)


        self.columns.addWidget(self.desk)

        self.panel = QWidget(ExportPage)
        self.panel.setObjectName(u"panel")
        self.panel.setProperty(u"role", u"sheet")
        self.panelRows = QVBoxLayout(self.panel)
        self.panelRows.setSpacing(0)
        self.panelRows.setObjectName(u"panelRows")
        self.panelRows.setContentsMargins(0, 0, 0, 0)
        self.choices = QScrollArea(self.panel)
        self.choices.setObjectName(u"choices")
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setWidgetResizable(True)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choicesBody = QWidget()
        self.choicesBody.setObjectName(u"choicesBody")
        self.choicesBody.setProperty(u"role", u"sheet")
        self.choicesLayout = QVBoxLayout(self.choicesBody)
        self.choicesLayout.setSpacing(10)
        self.choicesLayout.setObjectName(u"choicesLayout")
        self.choicesLayout.setContentsMargins(24, 16, 24, 8)
        self.title = QLabel(self.choicesBody)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")

        self.choicesLayout.addWidget(self.title)

        self.purposeLabel = QLabel(self.choicesBody)
        self.purposeLabel.setObjectName(u"purposeLabel")
        self.purposeLabel.setProperty(u"role", u"strong")

        self.choicesLayout.addWidget(self.purposeLabel)

        self.purposePlace = QWidget(self.choicesBody)
        self.purposePlace.setObjectName(u"purposePlace")
        self.purposeLayout = QVBoxLayout(self.purposePlace)
        self.purposeLayout.setObjectName(u"purposeLayout")
        self.purposeLayout.setContentsMargins(0, 0, 0, 0)

        self.choicesLayout.addWidget(self.purposePlace)

        self.purposeHint = QLabel(self.choicesBody)
        self.purposeHint.setObjectName(u"purposeHint")
        self.purposeHint.setProperty(u"role", u"secondary")
        self.purposeHint.setWordWrap(True)

        self.choicesLayout.addWidget(self.purposeHint)

        self.finalLayout = QHBoxLayout()
        self.finalLayout.setSpacing(8)
        self.finalLayout.setObjectName(u"finalLayout")
        self.finalHint = QLabel(self.choicesBody)
        self.finalHint.setObjectName(u"finalHint")
        self.finalHint.setProperty(u"role", u"secondary")
        self.finalHint.setWordWrap(True)
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy2.setHorizontalStretch(1)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.finalHint.sizePolicy().hasHeightForWidth())
        self.finalHint.setSizePolicy(sizePolicy2)

        self.finalLayout.addWidget(self.finalHint)

        self.finalButton = QPushButton(self.choicesBody)
        self.finalButton.setObjectName(u"finalButton")
        self.finalButton.setProperty(u"fit", u"row")

        self.finalLayout.addWidget(self.finalButton)


        self.choicesLayout.addLayout(self.finalLayout)

        self.formatLabel = QLabel(self.choicesBody)
        self.formatLabel.setObjectName(u"formatLabel")
        self.formatLabel.setProperty(u"role", u"strong")

        self.choicesLayout.addWidget(self.formatLabel)

        self.docxBox = QCheckBox(self.choicesBody)
        self.docxBox.setObjectName(u"docxBox")
        self.docxBox.setChecked(True)

        self.choicesLayout.addWidget(self.docxBox)

        self.pdfBox = QCheckBox(self.choicesBody)
        self.pdfBox.setObjectName(u"pdfBox")
        self.pdfBox.setChecked(True)

        self.choicesLayout.addWidget(self.pdfBox)

        self.txtBox = QCheckBox(self.choicesBody)
        self.txtBox.setObjectName(u"txtBox")

        self.choicesLayout.addWidget(self.txtBox)

        self.profileHead = QHBoxLayout()
        self.profileHead.setObjectName(u"profileHead")
        self.profileLabel = QLabel(self.choicesBody)
        self.profileLabel.setObjectName(u"profileLabel")
        self.profileLabel.setProperty(u"role", u"strong")

        self.profileHead.addWidget(self.profileLabel)

        self.profileSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.profileHead.addItem(self.profileSpacer)

        self.settingsButton = QPushButton(self.choicesBody)
        self.settingsButton.setObjectName(u"settingsButton")
        self.settingsButton.setProperty(u"role", u"ghost")
        self.settingsButton.setProperty(u"fit", u"row")

        self.profileHead.addWidget(self.settingsButton)


        self.choicesLayout.addLayout(self.profileHead)

        self.profilePlace = QWidget(self.choicesBody)
        self.profilePlace.setObjectName(u"profilePlace")
        self.profileLayout = QVBoxLayout(self.profilePlace)
        self.profileLayout.setObjectName(u"profileLayout")
        self.profileLayout.setContentsMargins(0, 0, 0, 0)

        self.choicesLayout.addWidget(self.profilePlace)

        self.profileHint = QLabel(self.choicesBody)
        self.profileHint.setObjectName(u"profileHint")
        self.profileHint.setProperty(u"role", u"secondary")
        self.profileHint.setWordWrap(True)

        self.choicesLayout.addWidget(self.profileHint)

        self.fontsHead = QHBoxLayout()
        self.fontsHead.setObjectName(u"fontsHead")
        self.fontsLabel = QLabel(self.choicesBody)
        self.fontsLabel.setObjectName(u"fontsLabel")
        self.fontsLabel.setProperty(u"role", u"strong")

        self.fontsHead.addWidget(self.fontsLabel)

        self.fontsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.fontsHead.addItem(self.fontsSpacer)

        self.fontsHint = QLabel(self.choicesBody)
        self.fontsHint.setObjectName(u"fontsHint")
        self.fontsHint.setProperty(u"role", u"secondary")

        self.fontsHead.addWidget(self.fontsHint)


        self.choicesLayout.addLayout(self.fontsHead)

        self.fonts = FontLines(self.choicesBody)
        self.fonts.setObjectName(u"fonts")

        self.choicesLayout.addWidget(self.fonts)

        self.folderLabel = QLabel(self.choicesBody)
        self.folderLabel.setObjectName(u"folderLabel")
        self.folderLabel.setProperty(u"role", u"strong")

        self.choicesLayout.addWidget(self.folderLabel)

        self.folderRow = QHBoxLayout()
        self.folderRow.setObjectName(u"folderRow")
        self.folder = QLabel(self.choicesBody)
        self.folder.setObjectName(u"folder")
        self.folder.setWordWrap(True)
        sizePolicy1.setHeightForWidth(self.folder.sizePolicy().hasHeightForWidth())
        self.folder.setSizePolicy(sizePolicy1)

        self.folderRow.addWidget(self.folder)

        self.folderButton = QPushButton(self.choicesBody)
        self.folderButton.setObjectName(u"folderButton")
        self.folderButton.setProperty(u"role", u"ghost")

        self.folderRow.addWidget(self.folderButton)


        self.choicesLayout.addLayout(self.folderRow)

        self.panelSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choicesLayout.addItem(self.panelSpacer)

        self.choices.setWidget(self.choicesBody)

        self.panelRows.addWidget(self.choices)

        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(24, 8, 24, 16)
        self.notice = NoticeBar(self.panel)
        self.notice.setObjectName(u"notice")

        self.foot.addWidget(self.notice)

        self.progress = QProgressBar(self.panel)
        self.progress.setObjectName(u"progress")
        self.progress.setMaximum(0)
        self.progress.setTextVisible(False)

        self.foot.addWidget(self.progress)

        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(8)
        self.deeds.setObjectName(u"deeds")
        self.exportButton = QPushButton(self.panel)
        self.exportButton.setObjectName(u"exportButton")
        self.exportButton.setProperty(u"role", u"primary")
        self.exportButton.setProperty(u"fit", u"main")
        sizePolicy3 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy3.setHorizontalStretch(1)
        sizePolicy3.setVerticalStretch(0)
        sizePolicy3.setHeightForWidth(self.exportButton.sizePolicy().hasHeightForWidth())
        self.exportButton.setSizePolicy(sizePolicy3)

        self.deeds.addWidget(self.exportButton)

        self.printButton = QPushButton(self.panel)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"fit", u"main")

        self.deeds.addWidget(self.printButton)


        self.foot.addLayout(self.deeds)

        self.cancelButton = QPushButton(self.panel)
        self.cancelButton.setObjectName(u"cancelButton")

        self.foot.addWidget(self.cancelButton)


        self.panelRows.addLayout(self.foot)


        self.columns.addWidget(self.panel)


        self.retranslateUi(ExportPage)

        QMetaObject.connectSlotsByName(ExportPage)
    # setupUi

    def retranslateUi(self, ExportPage):
#if QT_CONFIG(accessibility)
        self.missing.setAccessibleName(QCoreApplication.translate("ExportPage", u"\u8fd8\u8981\u586b\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.pagesHint.setText(QCoreApplication.translate("ExportPage", u"\u70b9\u4e00\u9875\u653e\u5927", None))
        self.title.setText(QCoreApplication.translate("ExportPage", u"\u5bfc\u51fa", None))
        self.purposeLabel.setText(QCoreApplication.translate("ExportPage", u"\u6587\u7a3f", None))
        self.finalButton.setText(QCoreApplication.translate("ExportPage", u"\u5b9a\u7a3f\u2026", None))
        self.formatLabel.setText(QCoreApplication.translate("ExportPage", u"\u683c\u5f0f", None))
        self.docxBox.setText(QCoreApplication.translate("ExportPage", u"DOCX\uff08WPS\u3001Word \u91cc\u53ef\u4ee5\u63a5\u7740\u6539\uff09", None))
        self.pdfBox.setText(QCoreApplication.translate("ExportPage", u"PDF\uff08\u5b57\u4f53\u5df2\u5d4c\u5165\uff0c\u76f4\u63a5\u6253\u5370\uff09", None))
        self.txtBox.setText(QCoreApplication.translate("ExportPage", u"TXT\uff08\u7eaf\u6587\u672c\uff09", None))
        self.profileLabel.setText(QCoreApplication.translate("ExportPage", u"\u7248\u5f0f", None))
        self.settingsButton.setText(QCoreApplication.translate("ExportPage", u"\u7248\u5f0f\u548c\u5b57\u4f53\u2026", None))
        self.fontsLabel.setText(QCoreApplication.translate("ExportPage", u"\u5b57\u4f53", None))
        self.folderLabel.setText(QCoreApplication.translate("ExportPage", u"\u4fdd\u5b58\u5230", None))
        self.folderButton.setText(QCoreApplication.translate("ExportPage", u"\u66f4\u6539\u2026", None))
        self.exportButton.setText(QCoreApplication.translate("ExportPage", u"\u4e00\u952e\u5bfc\u51fa", None))
#if QT_CONFIG(tooltip)
        self.printButton.setToolTip(QCoreApplication.translate("ExportPage", u"Ctrl+P", None))
#endif // QT_CONFIG(tooltip)
        self.printButton.setText(QCoreApplication.translate("ExportPage", u"\u6253\u5370\u2026", None))
        self.cancelButton.setText(QCoreApplication.translate("ExportPage", u"\u505c\u6b62\u5bfc\u51fa", None))
        pass
    # retranslateUi

