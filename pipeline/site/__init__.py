"""The site: the public editions at their permanent addresses, an index, an archive, a feed."""

from pipeline.site.publishing import SITE, Published, SiteOrder, publish_site, published_notes

__all__ = ["SITE", "Published", "SiteOrder", "publish_site", "published_notes"]
