"""Localize long-form articles: HTML to gettext catalogs and back."""
