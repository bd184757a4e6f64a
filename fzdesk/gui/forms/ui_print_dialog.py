# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_dialog.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFormLayout,
    QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from fzdesk.gui.widgets.text_field import LineField
class Ui_PrintDialog(object):
    def setupUi(self, PrintDialog):
        if not PrintDialog.objectName():
            PrintDialog.setObjectName(u"PrintDialog")
        self.rows = QVBoxLayout(PrintDialog)
        self.rows.setSpacing(12)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(24, 24, 24, 16)
        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(12)
        self.printerLabel = QLabel(PrintDialog)
        self.printerLabel.setObjectName(u"printerLabel")

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.printerLabel)

        self.printer = QComboBox(PrintDialog)
        self.printer.setObjectName(u"printer")
        self.printer.setMinimumSize(QSize(280, 0))

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.printer)

        self.rangeLabel = QLabel(PrintDialog)
        self.rangeLabel.setObjectName(u"rangeLabel")

        self.fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.rangeLabel)

        self.rangeSlot = QVBoxLayout()
        self.rangeSlot.setSpacing(8)
        self.rangeSlot.setObjectName(u"rangeSlot")

        self.fields.setLayout(1, QFormLayout.ItemRole.FieldRole, self.rangeSlot)

        self.pages = LineField(PrintDialog)
        self.pages.setObjectName(u"pages")

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.pages)

        self.copiesLabel = QLabel(PrintDialog)
        self.copiesLabel.setObjectName(u"copiesLabel")

        self.fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.copiesLabel)

        self.copies = LineField(PrintDialog)
        self.copies.setObjectName(u"copies")

        self.fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.copies)

        self.sidesLabel = QLabel(PrintDialog)
        self.sidesLabel.setObjectName(u"sidesLabel")

        self.fields.setWidget(4, QFormLayout.ItemRole.LabelRole, self.sidesLabel)

        self.sidesSlot = QVBoxLayout()
        self.sidesSlot.setObjectName(u"sidesSlot")

        self.fields.setLayout(4, QFormLayout.ItemRole.FieldRole, self.sidesSlot)


        self.rows.addLayout(self.fields)

        self.problem = QLabel(PrintDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setProperty(u"role", u"wrong")
        self.problem.setWordWrap(True)

        self.rows.addWidget(self.problem)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttonSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttonSpacer)

        self.printButton = QPushButton(PrintDialog)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.printButton)

        self.cancelButton = QPushButton(PrintDialog)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.buttons.addWidget(self.cancelButton)


        self.rows.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.printerLabel.setBuddy(self.printer)
        self.copiesLabel.setBuddy(self.copies)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PrintDialog)

        self.printButton.setDefault(True)


        QMetaObject.connectSlotsByName(PrintDialog)
    # setupUi

    def retranslateUi(self, PrintDialog):
        PrintDialog.setWindowTitle(QCoreApplication.translate("PrintDialog", u"\u6253\u5370", None))
        self.printerLabel.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370\u673a", None))
        self.rangeLabel.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370\u54ea\u4e9b\u9875", None))
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(QCoreApplication.translate("PrintDialog", u"\u9875\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.pages.setPlaceholderText(QCoreApplication.translate("PrintDialog", u"\u5982 1-3\uff0c5", None))
        self.copiesLabel.setText(QCoreApplication.translate("PrintDialog", u"\u4efd\u6570", None))
        self.copies.setText(QCoreApplication.translate("PrintDialog", u"1", None))
        self.sidesLabel.setText(QCoreApplication.translate("PrintDialog", u"\u7eb8\u5f20", None))
        self.printButton.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370", None))
        self.cancelButton.setText(QCoreApplication.translate("PrintDialog", u"\u4e0d\u6253\u5370", None))
    # retranslateUi

