select count(*) from model.published_predictions as made
where made.session >= :from and (:symbols is null or made.symbol = any (:symbols))
