"""Lists of what happened to members: transfers, exits, badges, yearly ratings; by the road of lists of members."""
