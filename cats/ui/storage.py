"""Where collected static files lie: under names with their digest, gzipped beside themselves, without maps for debuggers."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

WHERE_STYLES_POINT = r"""(?P<matched>url\(['"]{0,1}\s*(?P<url>.*?)["']{0,1}\))"""


class CollectedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Whitenoise's storage, quick enough for every first start: gzip alone, addresses in style sheets alone are rewritten."""

    patterns = (("*.css", (WHERE_STYLES_POINT,)),)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """Brotli would save a tenth and take twenty times as long."""
        return Compressor(use_brotli=False, **kwargs)
