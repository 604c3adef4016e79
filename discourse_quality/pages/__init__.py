"""Saved page → thread. The only place that imports BeautifulSoup."""
