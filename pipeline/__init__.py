"""The weekly coordination bulletin of the Desk Pilkada of Kalimantan Timur."""

__version__ = "0.1.0"
