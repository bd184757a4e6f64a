# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'ledger_import.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from fzdesk.gui.ledger.import_columns import ColumnChoices
from fzdesk.gui.ledger.import_preview import PreviewTable
from fzdesk.gui.ledger.words_box import WordsBox
class Ui_LedgerImport(object):
    def setupUi(self, LedgerImport):
        if not LedgerImport.objectName():
            LedgerImport.setObjectName(u"LedgerImport")
        LedgerImport.resize(1080, 620)
        self.rows = QVBoxLayout(LedgerImport)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 16, 24, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.what = QLabel(LedgerImport)
        self.what.setObjectName(u"what")
        self.what.setProperty(u"role", u"group")
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.what.sizePolicy().hasHeightForWidth())
        self.what.setSizePolicy(sizePolicy)

        self.head.addWidget(self.what)

        self.sheets = QComboBox(LedgerImport)
        self.sheets.setObjectName(u"sheets")
        self.sheets.setProperty(u"fit", u"row")

        self.head.addWidget(self.sheets)

        self.heading = WordsBox(LedgerImport)
        self.heading.setObjectName(u"heading")

        self.head.addWidget(self.heading)


        self.rows.addLayout(self.head)

        self.upperLine = QFrame(LedgerImport)
        self.upperLine.setObjectName(u"upperLine")
        self.upperLine.setProperty(u"role", u"line")

        self.rows.addWidget(self.upperLine)

        self.busy = QLabel(LedgerImport)
        self.busy.setObjectName(u"busy")
        self.busy.setProperty(u"role", u"quiet")
        self.busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.busy.sizePolicy().hasHeightForWidth())
        self.busy.setSizePolicy(sizePolicy1)

        self.rows.addWidget(self.busy)

        self.work = QWidget(LedgerImport)
        self.work.setObjectName(u"work")
        sizePolicy1.setHeightForWidth(self.work.sizePolicy().hasHeightForWidth())
        self.work.setSizePolicy(sizePolicy1)
        self.sides = QHBoxLayout(self.work)
        self.sides.setSpacing(20)
        self.sides.setObjectName(u"sides")
        self.sides.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.columnsTitle = QLabel(self.work)
        self.columnsTitle.setObjectName(u"columnsTitle")
        self.columnsTitle.setProperty(u"role", u"secondary")

        self.left.addWidget(self.columnsTitle)

        self.columns = ColumnChoices(self.work)
        self.columns.setObjectName(u"columns")

        self.left.addWidget(self.columns)

        self.leftOver = QLabel(self.work)
        self.leftOver.setObjectName(u"leftOver")
        self.leftOver.setProperty(u"role", u"secondary")
        self.leftOver.setTextFormat(Qt.TextFormat.PlainText)
        self.leftOver.setWordWrap(True)

        self.left.addWidget(self.leftOver)


        self.sides.addLayout(self.left)

        self.between = QFrame(self.work)
        self.between.setObjectName(u"between")
        self.between.setProperty(u"role", u"line-v")

        self.sides.addWidget(self.between)

        self.right = QVBoxLayout()
        self.right.setSpacing(8)
        self.right.setObjectName(u"right")
        self.over = QHBoxLayout()
        self.over.setSpacing(8)
        self.over.setObjectName(u"over")
        self.filterPlace = QWidget(self.work)
        self.filterPlace.setObjectName(u"filterPlace")

        self.over.addWidget(self.filterPlace)

        self.overSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.over.addItem(self.overSpacer)

        self.sameButton = QPushButton(self.work)
        self.sameButton.setObjectName(u"sameButton")
        self.sameButton.setProperty(u"fit", u"row")
        self.sameButton.setAutoDefault(False)

        self.over.addWidget(self.sameButton)

        self.editHint = QLabel(self.work)
        self.editHint.setObjectName(u"editHint")
        self.editHint.setProperty(u"role", u"secondary")

        self.over.addWidget(self.editHint)


        self.right.addLayout(self.over)

        self.preview = PreviewTable(self.work)
        self.preview.setObjectName(u"preview")

        self.right.addWidget(self.preview)

        self.problem = QLabel(self.work)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"small")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setMinimumSize(QSize(0, 36))
        self.problem.setAlignment(Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.right.addWidget(self.problem)


        self.sides.addLayout(self.right)


        self.rows.addWidget(self.work)

        self.lowerLine = QFrame(LedgerImport)
        self.lowerLine.setObjectName(u"lowerLine")
        self.lowerLine.setProperty(u"role", u"line")

        self.rows.addWidget(self.lowerLine)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.outcome = QLabel(LedgerImport)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setProperty(u"role", u"small")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.outcome.sizePolicy().hasHeightForWidth())
        self.outcome.setSizePolicy(sizePolicy)

        self.buttons.addWidget(self.outcome)

        self.twins = QCheckBox(LedgerImport)
        self.twins.setObjectName(u"twins")

        self.buttons.addWidget(self.twins)

        self.cancelButton = QPushButton(LedgerImport)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.buttons.addWidget(self.cancelButton)

        self.importButton = QPushButton(LedgerImport)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setProperty(u"role", u"primary")
        self.importButton.setAutoDefault(False)

        self.buttons.addWidget(self.importButton)


        self.rows.addLayout(self.buttons)


        self.retranslateUi(LedgerImport)

        QMetaObject.connectSlotsByName(LedgerImport)
    # setupUi

    def retranslateUi(self, LedgerImport):
        LedgerImport.setWindowTitle(QCoreApplication.translate("LedgerImport", u"\u5bfc\u5165\u53f0\u8d26", None))
#if QT_CONFIG(accessibility)
        self.sheets.setAccessibleName(QCoreApplication.translate("LedgerImport", u"\u5de5\u4f5c\u8868", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.heading.setAccessibleName(QCoreApplication.translate("LedgerImport", u"\u8868\u5934\u5728\u54ea\u4e00\u884c", None))
#endif // QT_CONFIG(accessibility)
        self.columnsTitle.setText(QCoreApplication.translate("LedgerImport", u"\u53f0\u8d26\u7684\u5217\uff0c\u5404\u53d6\u8868\u683c\u91cc\u7684\u54ea\u4e00\u5217", None))
        self.editHint.setText(QCoreApplication.translate("LedgerImport", u"\u53cc\u51fb\u5355\u5143\u683c\u53ef\u4ee5\u6539", None))
#if QT_CONFIG(accessibility)
        self.preview.setAccessibleName(QCoreApplication.translate("LedgerImport", u"\u5c06\u8981\u5bfc\u5165\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.twins.setText(QCoreApplication.translate("LedgerImport", u"\u91cd\u590d\u7684\u4e5f\u5bfc\u5165", None))
        self.cancelButton.setText(QCoreApplication.translate("LedgerImport", u"\u53d6\u6d88", None))
        self.importButton.setText(QCoreApplication.translate("LedgerImport", u"\u5bfc\u5165", None))
    # retranslateUi

