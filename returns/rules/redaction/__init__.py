"""Unit what names a buyer in what people wrote: name, address, e-mail, phone, order number."""
