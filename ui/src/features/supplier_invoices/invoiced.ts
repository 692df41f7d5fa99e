/** A line of an invoice while it is entered, in the order it was taken. */
export interface InvoicedLine {
  receipt_line_id: number
  quantity: string
  /** Of the line, net of VAT, as printed. */
  net: string
  tax_rate: string
}
