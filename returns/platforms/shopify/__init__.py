"""Shopify: the orders export."""
